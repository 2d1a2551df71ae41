import { type Answer, answer, type GapSubject, gapAnswer } from '../../../objects/gap.ts';
import type { ListQuery, ObjectPage } from '../../reader.ts';
import type { ApiResponse, Client } from '../client/api.ts';
import { impossiblePlace, resourcePath } from '../paths.ts';
import type { Failure } from '../transport/failure.ts';
import { noAnswer } from '../transport/failure.ts';
import { acceptFor } from './accept.ts';
import { gapOf } from './gaps.ts';
import { emptyPage, finishedPage, readEnvelope, takeItem } from './growing-page.ts';
import { createItemSplitter } from './item-splitter.ts';

/** A page is handed out at so many objects or bytes of them, whichever comes first (and what came with them). */
const PAGE_OBJECTS = 500;
const PAGE_BYTES = 1 << 20;

/**
 * Lists one type in one request without a limit, answered from the API server's watch cache (a resourceVersion of 0,
 * or the one at which a watch of the type began; undefined for a consistent read), and takes the answer apart as it comes.
 *
 * An answer that breaks off is asked for again if no page of it was handed out yet. After that the list ends with a
 * gap: to go on, all uids handed out so far would have to be remembered, and memory has to stay flat.
 */
export async function* listObjects(
  client: Client,
  query: ListQuery,
  resourceVersion: string | undefined,
): AsyncGenerator<Answer<ObjectPage>> {
  const { type, namespace, labelSelector, fieldSelector } = query;
  const subject: GapSubject = { kind: 'list', type, namespace };
  const impossible = impossiblePlace({ type, namespace });
  if (impossible !== undefined) return yield gapAnswer({ subject, reason: 'invalid', message: impossible });
  const path = resourcePath({ type, namespace }, { labelSelector, fieldSelector, resourceVersion });
  const gap = (failure: Failure) => {
    const permission = { verb: 'list', group: type.group, resource: type.resource, namespace, name: undefined };
    return gapAnswer(gapOf(failure, subject, permission));
  };
  for (let tries = 1; ; tries += 1) {
    const response = await client.ask({ path, accept: acceptFor(type, query.detail, 'list') });
    if (!response.ok) return yield gap(response.failure);
    let handedOut = false;
    const end = yield* pages(response.value, query, () => {
      handedOut = true;
    });
    if (end === undefined) return;
    if (end.broken && !handedOut && tries < 2) continue;
    const incomplete = handedOut ? { ...end, message: `the list is incomplete: ${end.message}` } : end;
    return yield gap(incomplete);
  }
}

/** Yields the pages of one answer; returns why it ended early. */
async function* pages(
  response: ApiResponse,
  query: ListQuery,
  handOut: () => void,
): AsyncGenerator<Answer<ObjectPage>, Failure | undefined> {
  let page = emptyPage();
  const splitter = createItemSplitter((item) => takeItem(page, item, query));
  try {
    for await (const chunk of response.body) {
      splitter.push(chunk);
      if (page.objects.length < PAGE_OBJECTS && page.bytes < PAGE_BYTES) continue;
      // The reader may take its time, and ask for other things meanwhile.
      response.release();
      handOut();
      yield answer(finishedPage(page, query));
      page = emptyPage();
    }
  } catch (error) {
    return response.explain(error);
  }
  const envelope = readEnvelope(splitter.envelope() ?? '', page);
  if (typeof envelope === 'string') return noAnswer('invalid', envelope).failure;
  handOut();
  yield answer(finishedPage(page, query));
  return undefined;
}
