import { arrayAt, isObject, type JsonObject, stringAt } from '../../../objects/json.ts';

/** An object of a file, with what its list says about it where it says nothing itself. */
export interface RawObject {
  readonly apiVersion: string | undefined;
  readonly kind: string | undefined;
  readonly object: JsonObject;
}

/** A list without objects still tells that there is such a type. */
export interface RawList {
  readonly objects: readonly RawObject[];
  /** Types that a typed list names (`PodList`: `Pod`), with or without objects. */
  readonly listed: readonly { readonly apiVersion: string; readonly kind: string }[];
}

/** Deeper lists of lists are nothing that any tool writes. */
const MAX_LIST_DEPTH = 4;

/** Takes lists (`List`, `PodList`) apart, at any of a few levels. */
export function objectsOf(documents: readonly JsonObject[], depth = 0): RawList {
  const objects: RawObject[] = [];
  const listed: { apiVersion: string; kind: string }[] = [];
  for (const document of documents) {
    const apiVersion = stringAt(document, 'apiVersion');
    const kind = stringAt(document, 'kind');
    if (!kind?.endsWith('List') || !Object.hasOwn(document, 'items')) {
      objects.push({ apiVersion, kind, object: document });
      continue;
    }
    if (depth >= MAX_LIST_DEPTH) continue;
    const itemKind = kind === 'List' ? undefined : kind.slice(0, -'List'.length);
    if (itemKind !== undefined && apiVersion !== undefined) listed.push({ apiVersion, kind: itemKind });
    const inner = objectsOf(arrayAt(document, 'items').filter(isObject), depth + 1);
    listed.push(...inner.listed);
    for (const item of inner.objects) {
      objects.push({
        apiVersion: item.apiVersion ?? (itemKind === undefined ? undefined : apiVersion),
        kind: item.kind ?? itemKind,
        object: item.object,
      });
    }
  }
  return { objects, listed };
}
