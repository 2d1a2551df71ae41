import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { ratesOf } from '../../queues/rates.ts';
import { mayLoop } from '../../queues/rules/hot-loop.ts';
import type { LiveProcess } from './live-process.ts';
import { restlessObjects } from './restless-objects.ts';

/** Types that are looked at where a controller's name tells none. */
const MOST_TYPES = 5;

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
    const objects = await restlessObjects(typesOf(name, types), reader, signal);
    return objects === undefined ? [] : [[name, objects] as const];
  });
  return new Map((await Promise.all(looks)).flat());
}

/** A controller is named for its kind by default (controller-runtime pkg/builder/controller.go), or `KIND-controller`. */
function typesOf(controller: string, types: readonly ResourceType[]): readonly ResourceType[] {
  const name = controller.toLowerCase().replace(/[-_]?(?:controller|reconciler)$/, '');
  const named = types.filter(({ kind, resource }) => name === kind.toLowerCase() || name === resource);
  return named.length > 0 ? named : types.slice(0, MOST_TYPES);
}
