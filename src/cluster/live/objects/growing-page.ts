import { isObject, type JsonObject, stringAt } from '../../../objects/json.ts';
import type { KubeObject } from '../../../objects/object.ts';
import type { ListQuery, ObjectPage } from '../../reader.ts';
import { isWanted } from '../../wanted.ts';
import { decodeObject, detailOf, parseJson } from './decode.ts';

/** The key that the text of every wanted object holds, so that the others need not be parsed. */
const KEYS = {
  owned: Buffer.from('"ownerReferences"'),
  terminating: Buffer.from('"deletionTimestamp"'),
  finalized: Buffer.from('"finalizers"'),
} satisfies Record<NonNullable<ListQuery['only']>, Buffer>;

/** A page of a list while it comes in. */
export interface GrowingPage {
  readonly objects: KubeObject[];
  readonly texts: string[];
  dropped: number;
  bytes: number;
  invalid: boolean;
}

/** A page with nothing in it yet. */
export function emptyPage(): GrowingPage {
  return { objects: [], texts: [], dropped: 0, bytes: 0, invalid: false };
}

/** Takes the JSON of one object into the page, if it is wanted. */
export function takeItem(page: GrowingPage, item: Buffer, { type, detail, only, texts }: ListQuery): void {
  if (only !== undefined && !item.includes(KEYS[only])) {
    page.dropped += 1;
    return;
  }
  const object = decodeObject(item, type, detail);
  if (object === undefined) page.invalid = true;
  else if (!isWanted(object.metadata, only)) page.dropped += 1;
  else {
    page.objects.push(object);
    page.bytes += item.length;
    if (texts && detailOf(type, 'whole') === 'whole') page.texts.push(item.toString());
  }
}

/** The page as it is handed out. */
export function finishedPage({ objects, texts, dropped }: GrowingPage, query: ListQuery): ObjectPage {
  return { objects, dropped, ...(query.texts === true ? { texts } : {}) };
}

/** What is around the items of a list, or what is wrong with it. */
export function readEnvelope(envelope: string, { invalid }: GrowingPage): JsonObject | string {
  if (invalid) return 'the list holds something that is no JSON object';
  const list = parseJson(Buffer.from(envelope));
  if (!isObject(list)) return 'the answer is no list in JSON';
  // Not by its kind: a custom resource may call its list anything.
  const isList = (stringAt(list, 'kind') !== undefined && (list.items ?? null) === null) || Array.isArray(list.items);
  return isList ? list : 'the answer is no Kubernetes list';
}
