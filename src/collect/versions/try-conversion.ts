import type { ClusterReader } from '../../cluster/reader.ts';
import { endpointAt } from '../../migration/subject.ts';
import type { Definition } from '../../objects/definition.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { ConversionTrial, ObjectFacts, TrialReading } from '../../versions/facts.ts';

/**
 * Reads one object at every served version, straight from the store: whatever version it is stored as, the API server has
 * to convert it for all others. A list would be no trial, since it is answered from what was converted before.
 */
export async function tryConversion(
  reader: ClusterReader,
  definition: Definition,
  samples: readonly KubeObject['metadata'][],
  { count }: Pick<ObjectFacts, 'count'>,
): Promise<ConversionTrial> {
  const served = definition.versions.filter((version) => version.served).map(({ name }) => name);
  const stored = new Set([...definition.storedVersions, ...served]);
  if (stored.size < 2) return { kind: 'untried', reason: 'one-version' };
  if (reader.source.kind === 'capture') return { kind: 'untried', reason: 'capture' };
  for (const { namespace, name } of samples) {
    const readings = await Promise.all(
      served.map(async (version): Promise<TrialReading> => {
        const started = performance.now();
        const type = endpointAt(definition, version);
        const answer = await reader.get({ type, namespace, name, detail: 'metadata' });
        const gap = answer.ok ? undefined : answer.gap;
        return { version, gap, milliseconds: Math.round(performance.now() - started) };
      }),
    );
    // Gone since it was listed.
    if (readings.some(({ gap }) => gap?.reason === 'not-found')) continue;
    const object = namespace === undefined ? name : `${namespace}/${name}`;
    return { kind: 'tried', object, readings };
  }
  return { kind: 'untried', reason: count === 0 ? 'no-objects' : 'not-read' };
}
