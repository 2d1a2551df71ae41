import { expect, test } from 'vitest';
import { randomFrom } from '../../knowledge/simulated-row.fixture.ts';
import type { Json, JsonObject } from '../../objects/json.ts';
import { sample } from '../../ownership/objects.fixture.ts';
import { buildTimeline } from '../build-timeline.ts';

/** Kinds that traces are read of, and names that mean something to their readers. */
const KINDS = [
  ['operators.coreos.com/v1alpha1', 'ClusterServiceVersion'],
  ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization'],
  ['argoproj.io/v1alpha1', 'Application'],
  ['batch/v1', 'Job'],
  ['v1', 'Pod'],
  ['apps/v1', 'Deployment'],
  ['coordination.k8s.io/v1', 'Lease'],
] as const;
const KEYS =
  'conditions history operationState health startTime containerStatuses state lastState terminated running startedAt finishedAt type status reason message lastTransitionTime lastUpdateTime observedGeneration lastReconciled firstReconciled lastDeployed version name phase deployedAt initiatedBy acquireTime renewTime holderIdentity leaseDurationSeconds'.split(
    ' ',
  );
const VALUES: readonly Json[] = [
  ...['', 'True', 'x'.repeat(300), '2026-11-25T10:00:00Z', '+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z'],
  ...[null, true, -1, 1e300, 0, [], {}],
];

/** An object with names that mean something, whose values are of any shape. */
function odd(random: () => number, depth: number): JsonObject {
  const number = (below: number) => Math.floor(random() * below);
  const value = (): Json => {
    if (depth > 3 || random() < 0.6) return VALUES[number(VALUES.length)] ?? null;
    return random() < 0.5 ? odd(random, depth + 1) : Array.from({ length: number(3) }, () => odd(random, depth + 1));
  };
  return Object.fromEntries(Array.from({ length: number(7) }, () => [KEYS[number(KEYS.length)] ?? '', value()]));
}

test('nothing that stands in an object, or around it, keeps its history from being told', () => {
  const now = Date.parse('2026-11-25T12:00:00Z');
  for (let seed = 0; seed < 400; seed++) {
    const random = randomFrom(seed);
    const objects = KINDS.map(([apiVersion, kind]) =>
      sample({
        apiVersion,
        kind,
        name: kind,
        rest: {
          metadata: { name: kind, namespace: 'shop', uid: kind, generation: 3, managedFields: [odd(random, 0)] },
          ...{
            spec: odd(random, 0),
            status: { ...odd(random, 0), history: [odd(random, 0)], conditions: [odd(random, 0)] },
          },
        },
      }),
    );
    const event = sample({
      kind: 'Event',
      name: 'e',
      rest: { ...odd(random, 0), involvedObject: { uid: 'Pod', kind: 'Pod' } },
    });
    const [first] = objects;
    const facts = { revisions: objects, releases: objects, logs: [], recorded: [], measured: [], gaps: [] };
    const leases = first === undefined ? [] : objects.map((lease) => ({ lease, of: first }));
    const timeline = buildTimeline(
      { objects, events: [event], ...facts, leases, now },
      { since: undefined, until: undefined },
    );
    for (const { when } of timeline.entries) {
      expect(when.earliest ?? when.latest).toBeLessThanOrEqual(when.latest);
      expect(Number.isFinite(new Date(when.latest).getTime())).toBe(true);
    }
  }
});
