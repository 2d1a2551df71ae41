import { listOrNarrow } from '../cluster/list-or-narrow.ts';
import type { ClusterReader, Discovery } from '../cluster/reader.ts';
import type { Gap } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';

/** What to list, by its name: of the types that a cluster may or may not serve. */
export interface KeptList {
  /** '' for the core group. */
  readonly group: string;
  /** Plural. */
  readonly resource: string;
  readonly namespace?: string | undefined;
  readonly fieldSelector?: string | undefined;
  readonly labelSelector?: string | undefined;
  /** As things are now, not as a cache of the API server remembers them. */
  readonly fresh?: boolean;
}

/** Lists types of one cluster, whole, and remembers what could not be read. */
export interface Lister {
  /** Keeps of each object what is asked for, while it is read. A type that is not served has no objects. */
  list<T>(query: KeptList, keep: (object: KubeObject) => T): Promise<T[]>;
  /** What could not be read so far. */
  readonly gaps: readonly Gap[];
}

/** A lister; where a list of the whole cluster is forbidden, it reads the reader's default namespace. */
export function createLister(reader: ClusterReader, discovery: Discovery, signal: AbortSignal | undefined): Lister {
  const gaps: Gap[] = [];
  return {
    gaps,
    async list<T>({ group, resource, ...narrow }: KeptList, keep: (object: KubeObject) => T): Promise<T[]> {
      const type = discovery.types.find((candidate) => candidate.group === group && candidate.resource === resource);
      if (type === undefined) return [];
      const kept: T[] = [];
      const query = { type, ...narrow, detail: 'whole' as const };
      const gap = await listOrNarrow(reader, query, reader.defaultNamespace, ({ objects }) => {
        for (const object of objects) kept.push(keep(object));
        return signal?.aborted !== true;
      });
      if (gap !== undefined) gaps.push(gap);
      return kept;
    },
  };
}
