import type { Gap } from '../objects/gap.ts';
import type { ClusterReader, ListQuery, ObjectPage } from './reader.ts';

/**
 * Lists one type page by page. Where the list of the whole cluster is forbidden, the objects of one namespace are listed
 * instead, and the gap that is answered tells what is missing. undefined: all was read.
 * @param take gets each page; false ends the list
 */
export async function listOrNarrow(
  reader: ClusterReader,
  list: ListQuery,
  fallbackNamespace: string,
  take: (page: ObjectPage) => boolean,
): Promise<Gap | undefined> {
  const gap = await listAll(reader, list, take);
  if (gap === undefined) return undefined;
  const { type, namespace } = list;
  if (gap.reason !== 'forbidden' || !type.namespaced || namespace !== undefined) return gap;
  const outside = fallbackNamespace;
  const narrowGap = await listAll(reader, { ...list, namespace: outside }, take);
  if (narrowGap === undefined) return { ...gap, subject: { kind: 'list', type, namespace, outside } };
  return narrowGap.reason === 'forbidden' ? gap : narrowGap;
}

async function listAll(
  reader: ClusterReader,
  list: ListQuery,
  take: (page: ObjectPage) => boolean,
): Promise<Gap | undefined> {
  for await (const page of reader.list(list)) {
    if (!page.ok) return page.gap;
    if (!take(page.value)) return undefined;
  }
  return undefined;
}
