import { type Answer, answer, type Gap, gapAnswer } from '../../../objects/gap.ts';
import { objectsAt, stringAt } from '../../../objects/json.ts';
import type { LogQuery } from '../../reader.ts';
import { type Location, locate } from '../content/layout.ts';
import { CaptureError, type FileSet, isLogFile } from '../files/file-set.ts';
import type { CaptureContents } from './contents.ts';
import { typedObjects } from './objects.ts';
import type { ParsedFiles } from './parsed-files.ts';

type LogLocation = Extract<Location, { kind: 'log' }>;

const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

/** Reads a captured log. Without a container's name it is that of the one kubectl would take: the default, else the first. */
export async function readLog(
  query: LogQuery,
  contents: CaptureContents,
  files: FileSet,
  parsed: ParsedFiles,
): Promise<Answer<string>> {
  const { namespace, pod, previous = false, tailLines } = query;
  const logs = files.paths.filter(isLogFile).flatMap((path) => {
    const location = locate(path);
    if (location?.kind !== 'log' || location.previous !== previous) return [];
    return location.namespace === namespace && location.pod === pod ? [{ path, location }] : [];
  });
  const container = query.container ?? (await defaultContainer(query, logs, contents, parsed));
  const log = logs.find(({ location }) => location.container === container);
  if (log === undefined) return gapAnswer(contents.missingLog(namespace, pod, query.container));
  try {
    return answer(lastLines((await files.read(log.path)).toString('utf8'), tailLines));
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    const gap: Gap = { subject: { kind: 'log', namespace, pod, container }, reason: 'invalid', message: error.message };
    return gapAnswer(gap);
  }
}

async function defaultContainer(
  { namespace, pod }: LogQuery,
  logs: readonly { location: LogLocation }[],
  contents: CaptureContents,
  parsed: ParsedFiles,
): Promise<string | undefined> {
  if (logs.length < 2) return logs[0]?.location.container;
  const type = contents.discovery.types.find(({ group, resource }) => group === '' && resource === 'pods');
  if (type === undefined) return undefined;
  for (const file of contents.files(type, namespace)) {
    const list = await parsed.objects(file).catch(() => ({ objects: [], listed: [] }));
    for (const { object } of typedObjects(list, type, contents.defaultNamespace, pod)) {
      if (stringAt(object, 'metadata', 'namespace') !== namespace) continue;
      const named = stringAt(object, 'metadata', 'annotations', DEFAULT_CONTAINER);
      return named ?? stringAt(objectsAt(object, 'spec', 'containers')[0], 'name');
    }
  }
  return undefined;
}

/** The last lines of a text; all of it where no number is given. */
function lastLines(text: string, count: number | undefined): string {
  if (count === undefined) return text;
  const ended = text.endsWith('\n');
  const lines = (ended ? text.slice(0, -1) : text).split('\n');
  if (lines.length <= count) return text;
  return count === 0 ? '' : `${lines.slice(-count).join('\n')}${ended ? '\n' : ''}`;
}
