import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { sample } from '../../ownership/objects.fixture.ts';
import { buildTimeline } from '../build-timeline.ts';
import { type HistoryFacts, NO_FACTS } from '../facts.ts';
import type { When } from '../when.ts';
import { TRACE_READERS } from './index.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const NOTHING: HistoryFacts = { ...NO_FACTS, now: NOW };

/** What traces tell of an object: the time, by the clock and to the millisecond where it is exact, and what happened. */
function told(object: KubeObject, facts: Partial<HistoryFacts> = {}) {
  const all = { ...NOTHING, ...facts };
  return TRACE_READERS.flatMap((read) => read(object, all)).map(({ when, sources, what }) => ({
    at: clock(when),
    source: sources.join(),
    ...what,
  }));
}

function clock({ earliest, latest }: When): string {
  const text = (time: number) => new Date(time).toISOString().slice(11, 23);
  if (earliest === undefined) return `before ${text(latest)}`;
  if (earliest === latest) return text(latest);
  return latest - earliest === 999 ? text(earliest).slice(0, 8) : `${text(earliest)} to ${text(latest)}`;
}

function objectOf(apiVersion: string, kind: string, rest: JsonObject): KubeObject {
  return sample({ apiVersion, kind, name: 'cache', uid: 'u', rest });
}

const meta = (more: JsonObject = {}): JsonObject => ({
  metadata: { name: 'cache', namespace: 'shop', uid: 'u', creationTimestamp: '2026-11-25T10:00:00Z', ...more },
});

describe('what controllers keep in their status', () => {
  test('of a CSV each phase and reason, when it was added; of a copy nothing', () => {
    const conditions = [
      {
        phase: 'Pending',
        reason: 'A',
        lastTransitionTime: '2026-11-25T10:00:01Z',
        lastUpdateTime: '2026-11-25T10:00:01Z',
      },
      {
        phase: 'Pending',
        reason: 'B',
        message: 'm',
        lastTransitionTime: '2026-11-25T10:00:01Z',
        lastUpdateTime: '2026-11-25T10:00:05Z',
      },
    ];
    const csv = (more: JsonObject) => objectOf('operators.coreos.com/v1alpha1', 'ClusterServiceVersion', more);
    const plain = { ...csv({ status: { conditions } }) };
    expect(told({ ...plain, type: { ...plain.type, resource: 'clusterserviceversions' } })).toEqual([
      { at: '10:00:01', source: 'csv', kind: 'phase', phase: 'Pending', reason: 'A', message: '' },
      { at: '10:00:05', source: 'csv', kind: 'phase', phase: 'Pending', reason: 'B', message: 'm' },
    ]);
    const copy = csv({ status: { conditions, reason: 'Copied' } });
    expect(told({ ...copy, type: { ...copy.type, resource: 'clusterserviceversions' } })).toEqual([]);
  });

  test("of Flux' Kustomization what was applied, how often and when", () => {
    const snapshot = {
      digest: 'sha256:abc',
      firstReconciled: '2026-11-25T09:00:00Z',
      lastReconciled: '2026-11-25T10:30:00Z',
      lastReconciledStatus: 'ReconciliationSucceeded',
      totalReconciliations: 9,
      metadata: { revision: 'main@sha1:1' },
    };
    expect(
      told(objectOf('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { status: { history: [snapshot] } })),
    ).toEqual([
      {
        at: '10:30:00',
        source: 'flux',
        ...{ kind: 'phase', phase: 'ReconciliationSucceeded', reason: '', message: '', of: 'revision main@sha1:1' },
        repeated: { first: Date.parse('2026-11-25T09:00:00Z'), count: 9 },
      },
    ]);
  });

  test("of Flux' HelmRelease when each release was begun, not when it got its status", () => {
    const history = [
      {
        name: 'cache',
        version: 2,
        chartName: 'redis',
        chartVersion: '1.1',
        status: 'failed',
        lastDeployed: '2026-11-25T10:30:00Z',
      },
      {
        name: 'cache',
        version: 1,
        chartName: 'redis',
        chartVersion: '1.0',
        status: 'superseded',
        lastDeployed: '2026-11-25T09:30:00Z',
      },
    ];
    expect(told(objectOf('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { status: { history } }))).toMatchObject([
      { at: '10:30:00', kind: 'release', revision: 2, status: 'begun', outcome: 'failed', chart: 'redis-1.1' },
      { at: '09:30:00', kind: 'release', revision: 1, status: 'begun', outcome: 'superseded', chart: 'redis-1.0' },
    ]);
  });

  test("of Argo CD's Application syncs, the last operation, and since when its health is so", () => {
    const status = {
      history: [{ id: 0, revision: 'a1', deployedAt: '2026-11-25T09:00:00Z', initiatedBy: { automated: true } }],
      operationState: {
        ...{ phase: 'Failed', message: 'one object refused', startedAt: '2026-11-25T10:00:00Z' },
        finishedAt: '2026-11-25T10:00:09Z',
        operation: { initiatedBy: { username: 'ann' } },
        syncResult: { revision: 'b2' },
      },
      health: { status: 'Degraded', lastTransitionTime: '2026-11-25T10:01:00Z' },
    };
    expect(told(objectOf('argoproj.io/v1alpha1', 'Application', { status }))).toMatchObject([
      { at: '09:00:00', phase: 'Deployed', reason: 'automated', of: 'revision a1' },
      { at: '10:00:00', phase: 'Running', reason: 'by ann', of: 'sync of revision b2' },
      { at: '10:00:09', phase: 'Failed', message: 'one object refused', of: 'sync of revision b2' },
      { at: '10:01:00', phase: 'Degraded', of: 'health' },
    ]);
  });

  test('of a Job that it was started; its end is told once, by its condition', () => {
    const complete = { type: 'Complete', status: 'True', lastTransitionTime: '2026-11-25T10:05:00Z' };
    const times = { startTime: '2026-11-25T10:00:01Z', completionTime: '2026-11-25T10:05:00Z' };
    const job = (status: JsonObject) => told(objectOf('batch/v1', 'Job', { status })).map(({ at, kind }) => [at, kind]);
    expect(job({ ...times, conditions: [complete] })).toEqual([
      ['10:05:00', 'condition'],
      ['10:00:01', 'phase'],
    ]);
    expect(job(times)).toEqual([
      ['10:00:01', 'phase'],
      ['10:05:00', 'phase'],
    ]);
  });

  test('of the containers of a Pod this run and the one before', () => {
    const killed = {
      exitCode: 137,
      reason: 'OOMKilled',
      startedAt: '2026-11-25T10:00:01Z',
      finishedAt: '2026-11-25T10:09:00Z',
    };
    const containerStatuses = [
      {
        name: 'app',
        restartCount: 4,
        lastState: { terminated: killed },
        state: { running: { startedAt: '2026-11-25T10:09:10Z' } },
      },
    ];
    const done = {
      exitCode: 0,
      reason: 'Completed',
      startedAt: '2026-11-25T10:00:00Z',
      finishedAt: '2026-11-25T10:00:00Z',
    };
    const initContainerStatuses = [{ name: 'init', restartCount: 0, state: { terminated: done } }];
    expect(told(objectOf('v1', 'Pod', { status: { containerStatuses, initContainerStatuses } }))).toMatchObject([
      { at: '10:00:00', container: 'init', state: 'started', isInit: true },
      { at: '10:00:00', container: 'init', state: 'ended', exitCode: 0, isInit: true },
      { at: '10:00:01', container: 'app', state: 'started' },
      { at: '10:09:00', container: 'app', state: 'ended', reason: 'OOMKilled', exitCode: 137 },
      { at: '10:09:10', container: 'app', state: 'started', restarts: 4 },
    ]);
  });

  test('what has the wrong type, or a time that is none, is passed over', () => {
    const odd = {
      history: 'x',
      operationState: [],
      health: 7,
      conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: 'now' }],
    };
    const application = told(objectOf('argoproj.io/v1alpha1', 'Application', { ...meta(), status: odd }));
    expect(application).toMatchObject([{ kind: 'created' }, { kind: 'condition', at: '10:00:00.000 to 12:00:00.000' }]);
  });
});

describe('conditions', () => {
  const ready = { type: 'Ready', status: 'False', reason: 'Broken', lastTransitionTime: '2026-11-25T10:30:00Z' };
  const timeOf = (apiVersion: string) =>
    told(objectOf(apiVersion, 'Thing', { ...meta(), status: { conditions: [ready] } })).find(
      ({ kind }) => kind === 'condition',
    );

  test('say what their time is that of, as far as it is known how the group sets it', () => {
    expect(timeOf('apps/v1')).toMatchObject({ at: '10:30:00', timeOf: 'status' });
    expect(timeOf('source.toolkit.fluxcd.io/v1')).toMatchObject({ at: '10:30:00', timeOf: 'content' });
    expect(timeOf('kafka.strimzi.io/v1')).toMatchObject({ timeOf: 'write' });
    expect(timeOf('cache.example.com/v1')).toMatchObject({ timeOf: 'write' });
  });

  test('whose time cannot be, before the object was made or yet to come, became so at some time since it was made', () => {
    for (const lastTransitionTime of ['1970-01-01T00:00:00Z', '2026-11-20T00:00:00Z', '2026-11-26T00:00:00Z']) {
      const object = objectOf('apps/v1', 'Thing', {
        ...meta(),
        status: { conditions: [{ ...ready, lastTransitionTime }] },
      });
      expect(told(object).at(-1)).toMatchObject({ at: '10:00:00.000 to 12:00:00.000', timeOf: 'write' });
    }
  });
});

describe('writes and generations', () => {
  const write = (manager: string, time: string, fieldsV1: JsonObject, more: JsonObject = {}): JsonObject => ({
    ...{ manager, operation: 'Update', apiVersion: 'v1', time: `2026-11-25T${time}Z`, fieldsV1 },
    ...more,
  });
  const SPEC = { 'f:spec': { 'f:replicas': {} } };
  const STATUS = { 'f:status': { 'f:observedGeneration': {} } };
  const status = { subresource: 'status' };
  const writesOf = (generation: number, ...managedFields: JsonObject[]) => meta({ generation, managedFields });
  const kinds = (object: KubeObject, kind: string) => told(object).filter((one) => one.kind === kind);

  test('the last write of the spec has the generation', () => {
    const entries = [
      write('ann', '10:30:00', SPEC),
      write('op', '10:30:01', STATUS, status),
      write('bob', '10:20:00', SPEC),
    ];
    expect(kinds(objectOf('x.example.com/v1', 'Thing', writesOf(7, ...entries)), 'write')).toMatchObject([
      { at: '10:30:01', manager: 'op', subresource: 'status' },
      { at: '10:30:00', manager: 'ann', generation: 7 },
      { at: '10:20:00', manager: 'bob' },
    ]);
  });

  test('of two in one second nobody can say which it was, and a deletion moves it, too', () => {
    const two = [write('ann', '10:30:00', SPEC), write('bob', '10:30:00', SPEC)];
    const unclear = kinds(objectOf('x.example.com/v1', 'Thing', writesOf(7, ...two)), 'write');
    expect(unclear.map((one) => 'generation' in one)).toEqual([false, false]);
    const going = meta({
      generation: 7,
      deletionTimestamp: '2026-11-25T11:00:00Z',
      managedFields: [write('ann', '10:30:00', SPEC)],
    });
    expect(kinds(objectOf('x.example.com/v1', 'Thing', going), 'write')[0]).not.toHaveProperty('generation');
  });

  test('a manager that the API server makes up wrote nothing', () => {
    const made = write('before-first-apply', '10:30:00', SPEC);
    expect(kinds(objectOf('x.example.com/v1', 'Thing', writesOf(2, made)), 'write')).toEqual([]);
  });

  test('the operator saw the generation after it was made and before its last write of the status', () => {
    const object = objectOf('x.example.com/v1', 'Thing', {
      ...writesOf(7, write('ann', '10:30:00', SPEC), write('op', '10:30:02', STATUS, status)),
      status: { observedGeneration: 7 },
    });
    expect(kinds(object, 'observed')).toMatchObject([{ at: '10:30:00.000 to 10:30:02.999', generation: 7 }]);
  });

  test('that it has not seen the present one is told, and of which condition', () => {
    const object = objectOf('x.example.com/v1', 'Thing', {
      ...writesOf(7, write('ann', '10:30:00', SPEC)),
      status: { observedGeneration: 6, conditions: [{ type: 'Ready', status: 'True', observedGeneration: 5 }] },
    });
    expect(kinds(object, 'observed')).toMatchObject([{ generation: 6 }, { generation: 5, condition: 'Ready' }]);
  });

  test('where the range is so wide that it tells nothing, it is not told', () => {
    const object = objectOf('x.example.com/v1', 'Thing', {
      ...writesOf(7, write('ann', '10:30:00', SPEC), write('op', '11:30:00', STATUS, status)),
      status: { observedGeneration: 7 },
    });
    expect(kinds(object, 'observed')).toEqual([]);
  });
});

describe('what stands around an object', () => {
  const owner = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cache', uid: 'u', controller: true };
  const replicaSet = (name: string, created: string, revision: string, history?: string): KubeObject =>
    sample({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      name,
      rest: {
        metadata: {
          ...{
            name,
            namespace: 'shop',
            uid: name,
            creationTimestamp: `2026-11-25T${created}Z`,
            ownerReferences: [owner],
          },
          annotations: {
            'deployment.kubernetes.io/revision': revision,
            ...(history === undefined ? {} : { 'deployment.kubernetes.io/revision-history': history }),
          },
          managedFields: [{ manager: 'kcm', operation: 'Update', time: '2026-11-25T11:00:00Z', fieldsV1: {} }],
        },
        spec: { template: { spec: { containers: [{ image: `redis:${name}` }] } } },
      },
    });

  test('rollouts have their images; going back to a revision lies between the one before it and its last write', () => {
    const revisions = [replicaSet('one', '10:00:00', '3', '1'), replicaSet('two', '10:30:00', '2')];
    expect(told(objectOf('apps/v1', 'Deployment', {}), { revisions })).toMatchObject([
      { at: '10:00:00', revision: 1, name: 'one', images: ['redis:one'] },
      { at: '10:30:00.000 to 11:00:00.999', revision: 3, name: 'one', isAgain: true },
      { at: '10:30:00', revision: 2, name: 'two' },
    ]);
  });

  test("another's ReplicaSets are not told", () => {
    const revisions = [replicaSet('one', '10:00:00', '1')];
    expect(told(sample({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'other' }), { revisions })).toEqual([]);
  });

  test("of Helm's revisions one that was replaced is told when it was begun alone", () => {
    const annotations = { 'meta.helm.sh/release-name': 'shop', 'meta.helm.sh/release-namespace': 'shop' };
    const secret = (version: string, status: string, created: string, modifiedAt: string): KubeObject =>
      sample({
        kind: 'Secret',
        name: `sh.helm.release.v1.shop.v${version}`,
        rest: {
          metadata: {
            ...{ name: 's', namespace: 'shop', creationTimestamp: `2026-11-25T${created}Z` },
            labels: { owner: 'helm', name: 'shop', version, status, modifiedAt },
          },
        },
      });
    const releases = [
      secret('1', 'superseded', '09:00:00', String(Date.parse('2026-11-25T10:00:03Z') / 1000)),
      secret('2', 'deployed', '10:00:00', String(Date.parse('2026-11-25T10:00:03Z') / 1000)),
    ];
    expect(told(objectOf('v1', 'ConfigMap', { metadata: { name: 'cache', annotations } }), { releases })).toMatchObject(
      [
        { at: '09:00:00', revision: 1, status: 'begun', outcome: 'superseded' },
        { at: '10:00:00', revision: 2, status: 'begun', outcome: 'deployed' },
        { at: '10:00:03', revision: 2, status: 'deployed' },
      ],
    );
  });

  test('a Lease tells who took it, to the microsecond, and since when its holder is silent', () => {
    const lease = (spec: JsonObject) =>
      sample({ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', name: 'l', rest: { spec } });
    const of = objectOf('x.example.com/v1', 'Thing', {});
    const held = { holderIdentity: 'pod-1', leaseDurationSeconds: 15, leaseTransitions: 3 };
    const times = { acquireTime: '2026-11-25T10:00:00.250000Z', renewTime: '2026-11-25T11:00:00.500000Z' };
    expect(told(of, { leases: [{ lease: lease({ ...held, ...times }), of }] })).toMatchObject([
      { at: '10:00:00.250', lease: 'shop/l', holder: 'pod-1', transitions: 3 },
      { at: '11:00:00.500', holder: 'pod-1', silentSince: Date.parse(times.renewTime) },
    ]);
    const released = lease({ holderIdentity: '', acquireTime: times.renewTime, renewTime: times.renewTime });
    expect(told(of, { leases: [{ lease: released, of }] })).toMatchObject([{ at: '11:00:00.500', holder: '' }]);
  });

  test('who led before stands in Events about the Lease; who leads is told once', () => {
    const of = objectOf('x.example.com/v1', 'Thing', {});
    const spec = { holderIdentity: 'pod-2', leaseDurationSeconds: 15, acquireTime: '2026-11-25T11:59:50.250000Z' };
    const lease = sample({ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', name: 'l', rest: { spec } });
    const became = (holder: string, time: string) =>
      sample({
        kind: 'Event',
        name: `l.${holder}`,
        rest: {
          involvedObject: {
            kind: 'Lease',
            apiVersion: 'coordination.k8s.io/v1',
            name: 'l',
            namespace: 'shop',
            uid: 'l',
          },
          ...{ reason: 'LeaderElection', message: `${holder} became leader` },
          ...{ firstTimestamp: `2026-11-25T${time}Z`, lastTimestamp: `2026-11-25T${time}Z` },
        },
      });
    const events = [became('pod-1', '11:00:00'), became('pod-2', '11:59:51')];
    const facts = { ...NOTHING, objects: [of], leases: [{ lease, of }], events };
    const { entries } = buildTimeline(facts, { since: undefined, until: undefined });
    expect(entries.map(({ when, sources, what }) => [clock(when), sources.join(), what])).toMatchObject([
      ['10:59:59.001 to 11:00:00.999', 'events', { holder: 'pod-1' }],
      ['11:59:50.250', 'lease,events', { holder: 'pod-2' }],
    ]);
  });

  test('an Event that its recorder named for a nanosecond happened then', () => {
    const time = '2026-11-25T10:00:00.123456789Z';
    const nanoseconds = BigInt(Date.parse('2026-11-25T10:00:00Z')) * 1_000_000n + 123_456_789n;
    const named = (name: string, count: number) =>
      sample({
        kind: 'Event',
        name,
        rest: {
          involvedObject: { kind: 'Pod', apiVersion: 'v1', name: 'cache', namespace: 'shop', uid: 'u' },
          ...{ count, firstTimestamp: `${time.slice(0, 19)}Z`, lastTimestamp: `${time.slice(0, 19)}Z` },
        },
      });
    const at = (name: string, count = 1) => told(objectOf('v1', 'Pod', {}), { events: [named(name, count)] })[0]?.at;
    expect(at(`cache.${nanoseconds.toString(16)}`)).toBe('10:00:00.123');
    expect(at(`cache.${nanoseconds.toString(16)}`, 2)).toBe('10:00:00');
    expect(at(`cache.${(nanoseconds + 10_000_000_000n).toString(16)}`)).toBe('10:00:00');
    expect(at('cache.some-other-name')).toBe('10:00:00');
  });

  test('Events of a series are as exact as they say, and those about an earlier object say so', () => {
    const event = (uid: string, times: JsonObject) =>
      sample({
        kind: 'Event',
        name: `e-${uid}`,
        rest: {
          involvedObject: { kind: 'Pod', apiVersion: 'v1', name: 'cache', namespace: 'shop', uid },
          reason: 'R',
          ...times,
        },
      });
    const events = [
      event('u', {
        eventTime: '2026-11-25T10:00:00.100000Z',
        series: { count: 9, lastObservedTime: '2026-11-25T10:30:00.200000Z' },
      }),
      event('before', { firstTimestamp: '2026-11-25T09:00:00Z', lastTimestamp: '2026-11-25T09:01:00Z', count: 2 }),
    ];
    expect(told(objectOf('v1', 'Pod', {}), { events })).toMatchObject([
      { at: '10:30:00.200', count: 9, first: Date.parse('2026-11-25T10:00:00.100Z') },
      { at: '09:01:00', count: 2, earlier: 'before' },
    ]);
  });
});
