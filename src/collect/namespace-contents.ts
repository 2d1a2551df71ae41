import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ClusterReader } from '../cluster/reader.ts';
import { sweep } from '../cluster/sweep.ts';
import type { PartialList } from '../diagnosis/query.ts';
import type { ResourceType } from '../objects/resource-type.ts';
import { remainingObjects, withDetails } from './remaining-objects.ts';

/** One namespace takes a list of each type, some 65 requests; beyond so many, lists of the whole cluster cost less. */
const ONE_BY_ONE = 3;

/**
 * Reads what is in namespaces, of types that are namespaced. Those asked for in one turn of the event loop are read
 * together: where one dead API keeps a hundred namespaces, the cluster is swept once.
 */
export function namespaceContents(
  reader: ClusterReader,
  types: readonly ResourceType[],
  signal: AbortSignal,
): (namespace: string) => Promise<PartialList> {
  let round: { readonly names: Set<string>; readonly read: Promise<(namespace: string) => Promise<PartialList>> };
  let open = false;
  return async (namespace) => {
    if (!open) {
      open = true;
      const names = new Set<string>();
      round = { names, read: nextTurn().then(() => readRound(names)) };
    }
    round.names.add(namespace);
    const { read } = round;
    return (await read)(namespace);
  };

  async function readRound(names: ReadonlySet<string>): Promise<(namespace: string) => Promise<PartialList>> {
    open = false;
    if (names.size <= ONE_BY_ONE)
      return (namespace) => remainingObjects(reader, { types, namespace, only: undefined }, signal);
    const keep = ({ metadata }: { readonly metadata: { readonly namespace: string | undefined } }) =>
      metadata.namespace !== undefined && names.has(metadata.namespace);
    const everywhere = {
      types,
      namespace: undefined,
      only: undefined,
      fallbackNamespace: reader.defaultNamespace,
      keep,
    };
    const { objects, gaps } = await sweep(reader, everywhere, signal);
    const parts = Map.groupBy(objects, ({ metadata }) => metadata.namespace ?? '');
    return (namespace) => withDetails(reader, { objects: parts.get(namespace) ?? [], gaps });
  }
}
