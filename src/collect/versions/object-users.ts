import { listOrNarrow } from '../../cluster/list-or-narrow.ts';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { Definition } from '../../objects/definition.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import type { ObjectFacts } from '../../versions/facts.ts';
import { tallyUsers } from '../../versions/users.ts';

/** What was read of a type's objects, and a few of them to try conversion with. */
export interface ReadObjects extends ObjectFacts {
  /** The oldest: they are the likeliest to be stored as an old version. */
  readonly samples: readonly KubeObject['metadata'][];
}

const PAGE = 500;
const SAMPLES = 3;

const UNREAD: ReadObjects = {
  ...{ count: undefined, read: 'none', users: [], entries: new Map(), gap: undefined, samples: [] },
};

/**
 * Who wrote the objects of a type, page by page as they are now; nothing is kept of them, so that memory does not grow with
 * their number. @param type undefined: no version is served, and nothing can be read
 */
export async function readUsers(
  reader: ClusterReader,
  type: ResourceType | undefined,
  { group }: Definition,
  signal: AbortSignal,
): Promise<ReadObjects> {
  if (type === undefined) return UNREAD;
  const tally = tallyUsers(group);
  let samples: KubeObject['metadata'][] = [];
  let count = 0;
  const query = { type, detail: 'managers', pageSize: PAGE } as const;
  const gap = await listOrNarrow(reader, query, reader.defaultNamespace, ({ objects, dropped }) => {
    for (const object of objects) tally.add(object);
    count += objects.length + dropped;
    samples = oldest([...samples, ...objects.map(({ metadata }) => metadata)]);
    return !signal.aborted;
  });
  const isAll = gap === undefined && !signal.aborted;
  return {
    count: isAll ? count : undefined,
    read: isAll ? 'all' : count > 0 ? 'some' : 'none',
    users: tally.users(),
    entries: tally.entries(),
    gap,
    samples,
  };
}

/** How many objects a type has, by as little reading as possible. @param type undefined: it is not to be known */
export async function countObjects(reader: ClusterReader, type: ResourceType | undefined): Promise<ReadObjects> {
  if (type === undefined) return UNREAD;
  let count = 0;
  // The server says how many come after the first page, which is why there is no need for the second.
  for await (const page of reader.list({ type, detail: 'metadata', pageSize: 1 })) {
    if (!page.ok) return { ...UNREAD, gap: page.gap };
    const { objects, dropped, remaining } = page.value;
    count += objects.length + dropped;
    if (remaining !== undefined) return { ...UNREAD, count: count + remaining };
  }
  return { ...UNREAD, count };
}

function oldest(objects: readonly KubeObject['metadata'][]): KubeObject['metadata'][] {
  return objects.toSorted((a, b) => (a.creationTime ?? 0) - (b.creationTime ?? 0)).slice(0, SAMPLES);
}
