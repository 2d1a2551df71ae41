import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, answer, type GapSubject, gapAnswer } from '../../../objects/gap.ts';
import { type JsonObject, numberAt, stringAt } from '../../../objects/json.ts';
import type { ListQuery, ObjectPage } from '../../reader.ts';
import type { Client } from '../client/api.ts';
import { impossiblePlace, resourcePath } from '../paths.ts';
import { type Failure, noAnswer } from '../transport/failure.ts';
import { acceptFor } from './accept.ts';
import { gapOf } from './gaps.ts';
import { emptyPage, finishedPage, readEnvelope, takeItem } from './growing-page.ts';
import { createItemSplitter } from './item-splitter.ts';

/** Bytes of an answer that is asked for, about: of objects of a megabyte a page of hundreds would fill the memory. */
const PAGE_BYTES = 8 << 20;
/** Whole objects of the first page, at most: nothing is known of their size before. */
const FIRST_PAGE = 25;

/**
 * Lists one type page by page, each read to its end before it is handed out, so that the reader of the list may take
 * its time: no answer of the server waits for it. All pages are of the state that the first one saw; where the server no
 * longer has it (410 with a token, apiserver pkg/registry/generic/registry/store.go and
 * pkg/storage/continue.go), the list goes on from there at a newer state.
 */
export async function* listPaged(
  client: Client,
  query: ListQuery,
  pageSize: number,
): AsyncGenerator<Answer<ObjectPage>> {
  const { type, namespace, labelSelector, fieldSelector } = query;
  const subject: GapSubject = { kind: 'list', type, namespace };
  const impossible = impossiblePlace({ type, namespace });
  if (impossible !== undefined) return yield gapAnswer({ subject, reason: 'invalid', message: impossible });
  let size = query.detail === 'whole' ? Math.min(pageSize, FIRST_PAGE) : pageSize;
  let token: string | undefined;
  let inconsistent = false;
  do {
    const path = resourcePath(
      { type, namespace },
      { labelSelector, fieldSelector, limit: String(size), continue: token },
    );
    const response = await askForPage(client, path, query);
    const page = response.ok ? readPage(response.value.body, query) : response;
    if (response.ok && page.ok) size = fittingSize(pageSize, response.value.body.length, page.value);
    if (!page.ok) {
      const next = page.failure.goOnWith;
      // Not twice with the same one: that would not end.
      if (page.failure.status === 410 && next !== undefined && next !== token) {
        token = next;
        inconsistent = true;
        continue;
      }
      const permission = { verb: 'list', group: type.group, resource: type.resource, namespace, name: undefined };
      return yield gapAnswer(gapOf(page.failure, subject, permission));
    }
    token = stringAt(page.envelope, 'metadata', 'continue') || undefined;
    const remaining = token === undefined ? 0 : numberAt(page.envelope, 'metadata', 'remainingItemCount');
    const resourceVersion = stringAt(page.envelope, 'metadata', 'resourceVersion') ?? '';
    yield answer({ ...page.value, remaining, inconsistent, resourceVersion });
  } while (token !== undefined);
}

/** How many objects make a page that fits into the memory, as the last one tells. */
function fittingSize(pageSize: number, bytes: number, { objects, dropped }: ObjectPage): number {
  const number = objects.length + dropped;
  if (number === 0) return pageSize;
  return Math.max(1, Math.min(pageSize, Math.floor((PAGE_BYTES * number) / bytes)));
}

/** Milliseconds for which a patient list asks again for a page, and the longest wait between two times. */
const PATIENCE = 120_000;
const LONGEST_WAIT = 5000;
/** The same where an object cannot be converted or decoded: a webhook's new pod may come, a wrong object stays wrong. */
const CONVERSION_PATIENCE = 12_000;

async function askForPage(client: Client, path: string, query: ListQuery) {
  const begun = performance.now();
  for (let tries = 1; ; tries += 1) {
    const response = await client.askWhole({ path, accept: acceptFor(query.type, query.detail, 'list') });
    if (response.ok || client.closed() || !mayPass(response.failure)) return response;
    const { message } = response.failure;
    const patience = /conversion webhook|not decodable/.test(message) ? CONVERSION_PATIENCE : PATIENCE;
    if (performance.now() - begun > (query.patient ? patience : 0)) return response;
    await sleep(Math.min(response.failure.retryAfter ?? 200 * 2 ** tries, LONGEST_WAIT));
  }
}

/** No answer, too many requests, or an error of the server's; not one that is about the type or the user. */
function mayPass({ status, reason }: Failure): boolean {
  if (status === undefined) return reason === 'unavailable' || reason === 'timeout';
  return status === 429 || status >= 500;
}

type Page =
  | { readonly ok: true; readonly value: ObjectPage; readonly envelope: JsonObject }
  | { readonly ok: false; readonly failure: Failure };

function readPage(body: Buffer, query: ListQuery): Page {
  const page = emptyPage();
  const splitter = createItemSplitter((item) => takeItem(page, item, query));
  splitter.push(body);
  const envelope = readEnvelope(splitter.envelope() ?? '', page);
  if (typeof envelope === 'string') return noAnswer('invalid', envelope);
  return { ok: true, value: finishedPage(page, query), envelope };
}
