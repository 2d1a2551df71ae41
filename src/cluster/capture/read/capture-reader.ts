import { type Answer, answer, type Gap, type GapSubject, gapAnswer } from '../../../objects/gap.ts';
import type { KubeObject } from '../../../objects/object.ts';
import type { ClusterReader, GetQuery, ListQuery, ObjectPage } from '../../reader.ts';
import { accessSubject } from '../../subjects.ts';
import { isWanted } from '../../wanted.ts';
import { CaptureError, type FileSet } from '../files/file-set.ts';
import type { CaptureContents } from './contents.ts';
import { readLog } from './logs.ts';
import { toObject, typedObjects } from './objects.ts';
import type { ParsedFiles } from './parsed-files.ts';
import { createScraper } from './scrapes.ts';
import { parseSelectors } from './selectors.ts';

const NO_VERSION = gapAnswer({
  subject: { kind: 'cluster' },
  reason: 'not-captured',
  message: "the capture does not hold the API server's version",
});

/** A reader over a capture's contents. */
export function createCaptureReader(
  path: string,
  contents: CaptureContents,
  files: FileSet,
  parsed: ParsedFiles,
): ClusterReader {
  return {
    source: { kind: 'capture', path, format: contents.format },
    defaultNamespace: contents.defaultNamespace,
    now: () => contents.takenAt,
    discover: async () => answer(contents.discovery),
    serverVersion: async () => (contents.serverVersion === undefined ? NO_VERSION : answer(contents.serverVersion)),
    list: (query) => listObjects(query, contents, parsed),
    get: (query) => getObject(query, contents, parsed),
    async *watch({ type, namespace }) {
      const subject: GapSubject = { kind: 'list', type, namespace };
      yield {
        kind: 'gap',
        gap: { subject, reason: 'not-captured', message: 'a capture does not change: watching needs a live cluster' },
      };
    },
    podLog: (query) => readLog(query, contents, files, parsed),
    access: async (query) => unanswered(accessSubject(query), 'a capture cannot tell who may do what'),
    probe: async ({ type, namespace, name }) =>
      unanswered({ kind: 'probe', type, namespace, name }, 'a write can be tried on a live cluster alone'),
    scrape: createScraper(contents, files),
    ownToken: async () => unanswered({ kind: 'token', account: undefined }, 'a capture is read without credentials'),
    accountToken: async (account) => unanswered({ kind: 'token', account }, 'tokens come from a live cluster alone'),
    apiMetrics: async () => unanswered({ kind: 'cluster' }, 'metrics of the API server, which only a live cluster has'),
    close: async () => {},
  };
}

function unanswered(subject: GapSubject, message: string): Answer<never> {
  return gapAnswer({ subject, reason: 'not-captured', message });
}

/** A file is a page. What cannot be read, or was not captured, follows what can be read. */
async function* listObjects(
  query: ListQuery,
  contents: CaptureContents,
  parsed: ParsedFiles,
): AsyncGenerator<Answer<ObjectPage>> {
  const { type, namespace } = query;
  const subject: GapSubject = { kind: 'list', type, namespace };
  const matches = parseSelectors(query.labelSelector, query.fieldSelector);
  if (!matches.ok) return yield gapAnswer({ subject, reason: 'invalid', message: matches.problem.message });
  const seen = new Set<string>();
  let unreadable: Gap | undefined;
  for (const file of contents.files(type, namespace)) {
    const objects: KubeObject[] = [];
    let dropped = 0;
    try {
      for (const raw of typedObjects(await parsed.objects(file), type, contents.defaultNamespace)) {
        const object = toObject(raw, type, query.detail);
        const { metadata } = object;
        const key = `${metadata.namespace ?? ''}/${metadata.name}`;
        if (namespace !== undefined && metadata.namespace !== namespace) continue;
        // The same object may be in a list and in a file of its own, or in the folders of several images.
        if (seen.has(key) || !matches.value(metadata, raw.object)) continue;
        seen.add(key);
        if (!isWanted(metadata, query.only)) dropped++;
        else objects.push(object);
      }
    } catch (error) {
      if (!(error instanceof CaptureError)) throw error;
      unreadable ??= { subject, reason: 'invalid', message: `${file}: ${error.message}` };
      continue;
    }
    if (objects.length + dropped > 0) yield answer({ objects, dropped });
  }
  const gap = unreadable ?? contents.missing(type, namespace);
  if (gap !== undefined) yield gapAnswer(gap);
}

async function getObject(query: GetQuery, contents: CaptureContents, parsed: ParsedFiles): Promise<Answer<KubeObject>> {
  const { type, namespace, name, detail } = query;
  const subject: GapSubject = { kind: 'object', type, namespace, name };
  let unreadable: Gap | undefined;
  for (const file of contents.files(type, namespace)) {
    try {
      for (const raw of typedObjects(await parsed.objects(file), type, contents.defaultNamespace, name)) {
        const object = toObject(raw, type, detail);
        if (object.metadata.namespace === namespace) return answer(object);
      }
    } catch (error) {
      if (!(error instanceof CaptureError)) throw error;
      unreadable ??= { subject, reason: 'invalid', message: `${file}: ${error.message}` };
    }
  }
  const missing = unreadable ?? contents.missing(type, namespace);
  if (missing !== undefined) return gapAnswer({ ...missing, subject });
  return gapAnswer({ subject, reason: 'not-found', message: 'the capture has no such object' });
}
