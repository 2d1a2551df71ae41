import type { ClusterReader } from '../../cluster/reader.ts';
import type { ClusterWriter } from '../../cluster/writer.ts';
import type { AlteredObject } from '../../migration/canary.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import type { CanaryFile } from './canary-file.ts';

/** What the canary needs. */
export interface CanaryTools {
  readonly reader: ClusterReader;
  readonly writer: ClusterWriter;
  readonly subject: MigrationSubject;
  /** Objects to compare. */
  readonly count: number;
  /** Keeps what was read before it is written. */
  readonly file: CanaryFile;
  readonly signal: AbortSignal;
  /** Asked once, where an object is not what it was: whether to write back what was read. */
  restore(altered: AlteredObject): Promise<boolean>;
}
