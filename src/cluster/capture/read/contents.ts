import type { Gap } from '../../../objects/gap.ts';
import type { ResourceType } from '../../../objects/resource-type.ts';
import type { Discovery, ServerVersion } from '../../reader.ts';
import type { CapturedScrape } from '../content/manifest.ts';

/** What a kind of capture knows of itself; all else is the same for all of them. */
export interface CaptureContents {
  readonly format: 'capture' | 'must-gather' | 'yaml';
  readonly takenAt: number;
  readonly defaultNamespace: string;
  /** What the server said it is; absent where the capture does not hold it. */
  readonly serverVersion?: ServerVersion | undefined;
  readonly discovery: Discovery;
  /** Pages of metrics that pods were asked for; absent where nobody asked. */
  readonly scrapes?: readonly CapturedScrape[] | undefined;
  /** Files that may hold objects of a type, in one namespace or in all of them. */
  files(type: ResourceType, namespace: string | undefined): readonly string[];
  /** Why a list of the type may be incomplete; undefined where what is not in the files did not exist. */
  missing(type: ResourceType, namespace: string | undefined): Gap | undefined;
  /** Why a log is not there. */
  missingLog(namespace: string, pod: string, container: string | undefined): Gap;
}
