import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { ratesOf } from '../../queues/rates.ts';
import { mayLoop } from '../../queues/rules/hot-loop.ts';
import type { LiveProcess } from './live-process.ts';
import { restlessObjects } from './restless-objects.ts';

/** Of each controller that may spin, the objects that are written over and over; it reads nothing where none may. */
export async function lookAtSuspects(
  { subject, readings }: LiveProcess,
  reader: ClusterReader,
  discovery: Discovery,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  // Nothing changes in a capture, which tells nothing of what changed in its cluster.
  if (reader.source.kind === 'capture') return new Map();
  const suspects = ratesOf(readings)?.controllers.filter(mayLoop) ?? [];
  const served = (subject.operator?.serves ?? []).map(({ type }) => type);
  const types = discovery.types.filter((type) => served.includes(groupResource(type)));
  const looks = suspects.map(async ({ now: { name } }) => {
    const named = typesOf(name, types);
    // Of a controller whose name tells no type nobody knows which objects are its own.
    const own = named.length > 0 ? named : suspects.length === 1 && types.length === 1 ? types : [];
    const objects = await restlessObjects(own, reader, signal);
    return objects === undefined ? [] : [[name, objects] as const];
  });
  return new Map((await Promise.all(looks)).flat());
}

/** A controller is named for its kind by default (controller-runtime pkg/builder/controller.go), or `KIND-controller`. */
function typesOf(controller: string, types: readonly ResourceType[]): readonly ResourceType[] {
  const name = controller.toLowerCase().replace(/[-_]?(?:controller|reconciler)$/, '');
  return types.filter(({ kind, resource }) => name === kind.toLowerCase() || name === resource);
}
