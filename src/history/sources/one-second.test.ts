import { expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { sample } from '../../ownership/objects.fixture.ts';
import { buildTimeline } from '../build-timeline.ts';
import { type HistoryFacts, NO_FACTS } from '../facts.ts';

const TIME = '2026-11-25T10:00:00Z';
const EVER = { since: undefined, until: undefined };

/** What a timeline tells of an object, as words, in its order. */
function told(object: KubeObject, facts: Partial<HistoryFacts> = {}): string[] {
  const now = Date.parse('2026-11-25T12:00:00Z');
  return buildTimeline({ ...NO_FACTS, now, objects: [object], ...facts }, EVER).entries.flatMap(({ what }) => {
    if (what.kind === 'container') return `${what.container} ${what.state} ${what.restarts ?? 'before'}`;
    if (what.kind === 'phase') return [what.of, what.phase].filter(Boolean).join(' ');
    if (what.kind === 'release') return `${what.revision} ${what.status}`;
    if (what.kind === 'event') return what.reason;
    return what.kind === 'rollout' ? `revision ${what.revision}` : [];
  });
}

const objectOf = (apiVersion: string, kind: string, rest: JsonObject) =>
  sample({ apiVersion, kind, name: 'cache', uid: 'u', rest });

test('a container that ends in the second in which it started has started first, and its run before comes before', () => {
  const terminated = { exitCode: 1, reason: 'Error', startedAt: TIME, finishedAt: TIME };
  const status = {
    initContainerStatuses: [{ name: 'prepare', restartCount: 0, state: { terminated } }],
    containerStatuses: [{ name: 'app', restartCount: 1, state: { terminated }, lastState: { terminated } }],
  };
  expect(told(objectOf('v1', 'Pod', { status }))).toEqual([
    ...['prepare started 0', 'prepare ended 0'],
    ...['app started before', 'app ended before', 'app started 1', 'app ended 1'],
  ]);
});

test('phases of a CSV that fall in one second stay in the order of its status', () => {
  const phase = (name: string, reason: string) => ({ phase: name, reason, lastUpdateTime: TIME });
  const conditions = [phase('Pending', 'RequirementsUnknown'), phase('InstallReady', 'AllRequirementsMet')];
  const csv = objectOf('operators.coreos.com/v1alpha1', 'ClusterServiceVersion', { status: { conditions } });
  const type = { ...csv.type, resource: 'clusterserviceversions' };
  expect(told({ ...csv, type })).toEqual(['Pending', 'InstallReady']);
});

test('a sync of Argo CD that ends in the second in which it began has begun first', () => {
  const initiatedBy = { automated: true };
  const operationState = {
    ...{ phase: 'Succeeded', startedAt: TIME, finishedAt: TIME, syncResult: { revision: 'main' } },
    operation: { initiatedBy },
  };
  const history = [
    { revision: 'first', deployStartedAt: '2026-11-25T09:59:58Z', deployedAt: TIME, initiatedBy },
    { revision: 'main', deployStartedAt: TIME, deployedAt: TIME, initiatedBy },
  ];
  const status = { operationState, history };
  expect(told(objectOf('argoproj.io/v1alpha1', 'Application', { status }))).toEqual([
    'revision first Deployed',
    'sync of revision main Running',
    'revision main Deployed',
    'sync of revision main Succeeded',
  ]);
});

test('revisions of one second are told by their numbers, and none ends before it began, whatever the clock of Helm says', () => {
  const secret = (version: number, status: string, modifiedAt: string): KubeObject => {
    const labels = { owner: 'helm', name: 'shop', version: `${version}`, status };
    const at = String(Date.parse(modifiedAt) / 1000);
    const metadata = { name: `v${version}`, namespace: 'shop', creationTimestamp: TIME };
    return sample({
      ...{ kind: 'Secret', name: `v${version}` },
      rest: { metadata: { ...metadata, labels: { ...labels, modifiedAt: at } } },
    });
  };
  const annotations = { 'meta.helm.sh/release-name': 'shop', 'meta.helm.sh/release-namespace': 'shop' };
  const helmed = objectOf('v1', 'ConfigMap', { metadata: { name: 'cache', namespace: 'shop', annotations } });
  const releases = [secret(10, 'deployed', '2026-11-25T09:59:58Z'), secret(9, 'failed', TIME)];
  expect(told(helmed, { releases })).toEqual(['9 begun', '9 failed', '10 begun', '10 deployed']);
  // A Secret that was restored has been made anew since; when its revision was done is not that time.
  const restored = [secret(3, 'deployed', '2026-11-24T10:00:00Z')];
  expect(told(helmed, { releases: restored })).toEqual(['3 deployed', '3 begun']);
});

test('rollouts of one second are told by their numbers', () => {
  const revision = (number: number) =>
    sample({
      ...{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: `cache-${number}` },
      rest: {
        metadata: {
          ...{ name: `cache-${number}`, namespace: 'shop', uid: `r${number}`, creationTimestamp: TIME },
          annotations: { 'deployment.kubernetes.io/revision': `${number}` },
          ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'cache', uid: 'u', controller: true }],
        },
      },
    });
  const revisions = [revision(10), revision(9)];
  expect(told(objectOf('apps/v1', 'Deployment', {}), { revisions })).toEqual(['revision 9', 'revision 10']);
});

test('Events of one second are told in the order in which they were written', () => {
  const event = (name: string, resourceVersion: string) =>
    sample({
      ...{ kind: 'Event', name },
      rest: {
        metadata: { name, namespace: 'shop', resourceVersion },
        involvedObject: { kind: 'ConfigMap', namespace: 'shop', name: 'cache', uid: 'u' },
        ...{ reason: name, firstTimestamp: TIME, lastTimestamp: TIME },
      },
    });
  const events = [event('Begun', '9'), event('Again', '11'), event('Failed', '10')];
  expect(told(objectOf('v1', 'ConfigMap', {}), { events })).toEqual(['Begun', 'Failed', 'Again']);
});
