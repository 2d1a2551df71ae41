import { isObject, type JsonObject, numberAt, objectAt, stringAt } from '../../../objects/json.ts';
import type { WatchEvent, WatchQuery } from '../../reader.ts';
import type { Client } from '../client/api.ts';
import { serverFailure } from '../client/server-failure.ts';
import { resourcePath } from '../paths.ts';
import { type Failure, noAnswer } from '../transport/failure.ts';
import { acceptFor } from './accept.ts';
import { parseJson, toObject } from './decode.ts';
import { splitLines } from './line-splitter.ts';

const KINDS = { ADDED: 'added', MODIFIED: 'modified', DELETED: 'deleted' } as const;

/**
 * One watch request: yields what happens after a resourceVersion until the server ends it.
 * @param seen is told each resourceVersion that has been passed, bookmarks included
 * @returns why it ended, undefined where the server ended it in good order
 */
export async function* readWatch(
  client: Client,
  query: WatchQuery,
  resourceVersion: string,
  signal: AbortSignal,
  seen: (resourceVersion: string) => void,
): AsyncGenerator<WatchEvent, Failure | undefined> {
  const { type, namespace, detail, labelSelector, fieldSelector } = query;
  const parameters = { watch: '1', allowWatchBookmarks: 'true', resourceVersion, labelSelector, fieldSelector };
  const response = await client.ask({
    path: resourcePath({ type, namespace }, parameters),
    accept: acceptFor(type, detail, 'object'),
    signal,
    lasting: true,
  });
  if (!response.ok) return response.failure;
  query.onOpen?.();
  try {
    for await (const line of splitLines(response.value.body)) {
      const event = parseJson(line);
      const object = objectAt(event, 'object');
      if (!isObject(event) || object === undefined) {
        return noAnswer('unavailable', 'the watch sent something that is no event').failure;
      }
      const kind = stringAt(event, 'type');
      if (kind === 'ERROR') return errorOf(object);
      const passed = stringAt(object, 'metadata', 'resourceVersion');
      if (isChange(kind)) yield { kind: KINDS[kind], object: toObject(object, type, detail) };
      else if (passed && query.positions) yield { kind: 'position', resourceVersion: passed };
      if (passed) seen(passed);
    }
    return undefined;
  } catch (error) {
    return response.value.explain(error);
  }
}

function isChange(kind: string | undefined): kind is keyof typeof KINDS {
  return kind !== undefined && Object.hasOwn(KINDS, kind);
}

/** An ERROR event carries the Status that an answer would have had. */
function errorOf(status: JsonObject): Failure {
  return serverFailure(numberAt(status, 'code') ?? 500, {}, JSON.stringify(status));
}
