import { listOrNarrow } from '../cluster/list-or-narrow.ts';
import type { ClusterReader, Discovery } from '../cluster/reader.ts';
import { groupResource } from '../objects/resource-type.ts';
import { keepTally, type Tally } from '../operators/tally.ts';

/** What to count. */
export interface TallyQuery {
  /** `plural.group` */
  readonly types: ReadonlySet<string>;
  /** Milliseconds after which something Terminating counts as stuck. */
  readonly stuckAfter: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Counts custom resources of many types side by side. Each object is looked at whole and let go of, so that memory does
 * not grow with their number.
 */
export function tallyResources(reader: ClusterReader, discovery: Discovery, query: TallyQuery): Promise<Tally[]> {
  const wanted = discovery.types.filter((type) => query.types.has(groupResource(type)) && type.verbs.includes('list'));
  return Promise.all(
    wanted.map(async (type) => {
      const tally = keepTally(groupResource(type), reader.now(), query.stuckAfter);
      const gap = await listOrNarrow(reader, { type, detail: 'whole' }, reader.defaultNamespace, ({ objects }) => {
        for (const object of objects) tally.add(object);
        return query.signal?.aborted !== true;
      });
      return tally.result(gap);
    }),
  );
}
