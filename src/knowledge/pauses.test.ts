import { expect, test } from 'vitest';
import type { JsonObject } from '../objects/json.ts';
import { objectOf } from '../objects/status/objects.fixture.ts';
import { pausesOf } from './pauses.ts';

type Parts = Readonly<Record<string, JsonObject>>;

function object(apiVersion: string, kind: string, { metadata = {}, ...rest }: Parts = {}) {
  return objectOf(apiVersion, kind, { metadata, ...rest });
}

/** Each switch that is on, in one line. */
function pauses(...[of, ...parents]: readonly ReturnType<typeof object>[]): readonly string[] {
  return of === undefined
    ? []
    : pausesOf(of, parents).map(
        ({ on, where, value, deletion, certainty }) =>
          `${on.type.kind} ${where}=${value} deletion ${deletion} (${certainty})`,
      );
}

test('finds suspended Flux objects, and tells that their deletion goes on', () => {
  const suspended = object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { spec: { suspend: true } });
  expect(pauses(suspended)).toEqual(['Kustomization spec.suspend=true deletion proceeds (certain)']);
  expect(pausesOf(suspended, [])[0]?.entry.whileDeleting).toMatch(/does NOT prune/);
  expect(pauses(object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { spec: { suspend: false } }))).toEqual([]);
});

test('counts the annotation of Cluster API with whatever value, even none', () => {
  const metadata = { annotations: { 'cluster.x-k8s.io/paused': '' } };
  expect(pauses(object('infrastructure.cluster.x-k8s.io/v1beta2', 'AWSMachine', { metadata }))).toEqual([
    'AWSMachine annotation cluster.x-k8s.io/paused= deletion stuck (certain)',
  ]);
  expect(pauses(object('apps/v1', 'Deployment', { metadata }))).toEqual([]);
});

test("holds the objects of a paused Cluster, of Cluster API's Cluster alone", () => {
  const machine = object('cluster.x-k8s.io/v1beta2', 'Machine');
  const cluster = object('cluster.x-k8s.io/v1beta2', 'Cluster', { spec: { paused: true } });
  expect(pauses(machine, cluster)).toEqual(['Cluster spec.paused=true deletion stuck (certain)']);
  const other = object('fleet.cattle.io/v1alpha1', 'Cluster', { spec: { paused: true } });
  expect(pauses(machine, other)).toEqual(['Cluster spec.paused=true deletion unknown (possible)']);
});

test('finds what is paused by a value that is not true', () => {
  const annotated = (key: string, value: string) => ({ metadata: { annotations: { [key]: value } } });
  expect(
    pauses(object('postgresql.cnpg.io/v1', 'Cluster', annotated('cnpg.io/reconciliationLoop', 'disabled'))),
  ).toEqual(['Cluster annotation cnpg.io/reconciliationLoop=disabled deletion unknown (certain)']);
  expect(
    pauses(object('postgresql.cnpg.io/v1', 'Cluster', annotated('cnpg.io/reconciliationLoop', 'enabled'))),
  ).toEqual([]);
  const flux = (value: string) =>
    object('fluxcd.controlplane.io/v1', 'FluxInstance', annotated('fluxcd.controlplane.io/reconcile', value));
  expect(pauses(flux('Disabled'))).toHaveLength(1);
  expect(pauses(flux('enabled'))).toEqual([]);
});

test('finds labels, empty lists, and items of lists', () => {
  const labelled = { metadata: { labels: { 'rabbitmq.com/pauseReconciliation': 'true' } } };
  expect(pauses(object('rabbitmq.com/v1beta1', 'RabbitmqCluster', labelled))).toEqual([
    'RabbitmqCluster label rabbitmq.com/pauseReconciliation=true deletion proceeds (certain)',
  ]);
  expect(pauses(object('s3.aws.upbound.io/v1', 'Bucket', { spec: { managementPolicies: [] } }))).toEqual([
    'Bucket spec.managementPolicies=[] deletion stuck (likely)',
  ]);
  expect(pauses(object('s3.aws.upbound.io/v1', 'Bucket', { spec: { managementPolicies: ['*'] } }))).toEqual([]);
  const overrides = [
    { kind: 'Deployment', unmanaged: false },
    { kind: 'Deployment', unmanaged: true },
  ];
  expect(pauses(object('config.openshift.io/v1', 'ClusterVersion', { spec: { overrides } }))).toEqual([
    'ClusterVersion spec.overrides[].unmanaged=true deletion proceeds (certain)',
  ]);
});

test('takes an object that is left to another controller only for possibly paused', () => {
  const job = (managedBy: string) => object('batch/v1', 'Job', { spec: { managedBy } });
  expect(pauses(job('kueue.x-k8s.io/multikueue'))).toEqual([
    'Job spec.managedBy=kueue.x-k8s.io/multikueue deletion unknown (possible)',
  ]);
  expect(pauses(job('kubernetes.io/job-controller'))).toEqual([]);
});

test('tells switches of the workload from those of the reconciliation', () => {
  const stopped = object('pxc.percona.com/v1', 'PerconaXtraDBCluster', { spec: { pause: true } });
  expect(pausesOf(stopped, []).map(({ entry }) => entry.stops)).toEqual(['workload']);
});

test('guesses what looks like a pause of an operator that nobody has written down', () => {
  const metadata = {
    annotations: { 'cache.example.com/paused': 'true', 'cache.example.com/reconcile-paused': 'false' },
  };
  expect(pauses(object('cache.example.com/v1', 'RedisCluster', { metadata, spec: { suspend: true } }))).toEqual([
    'RedisCluster annotation cache.example.com/paused=true deletion unknown (possible)',
    'RedisCluster spec.suspend=true deletion unknown (possible)',
  ]);
  expect(pauses(object('cache.example.com/v1', 'RedisCluster', { spec: { paused: false, suspend: 'no' } }))).toEqual(
    [],
  );
});

test('does not guess what it knows', () => {
  const paused = object('apps/v1', 'Deployment', { spec: { paused: true } });
  expect(pauses(paused)).toEqual(['Deployment spec.paused=true deletion proceeds (certain)']);
});

test("shows a parent's pause, of which nobody knows that it holds for the object, as possible", () => {
  const metadata = { annotations: { 'crossplane.io/paused': 'true' } };
  expect(pauses(object('s3.aws.upbound.io/v1', 'Bucket'), object('example.org/v1', 'XStorage', { metadata }))).toEqual([
    'XStorage annotation crossplane.io/paused=true deletion unknown (possible)',
  ]);
});

test('judges annotations and labels of objects that were read as metadata', () => {
  const metadata = { annotations: { 'hive.openshift.io/reconcile-pause': 'true' } };
  const whole = object('hive.openshift.io/v1', 'ClusterDeployment', { metadata, spec: { paused: true } });
  expect(pauses({ ...whole, body: undefined })).toEqual([
    'ClusterDeployment annotation hive.openshift.io/reconcile-pause=true deletion stuck (certain)',
  ]);
});

test('stumbles over no value of a strange type', () => {
  const strange = { paused: { deep: [null] }, suspend: [true], overrides: 7, managementPolicies: {} };
  expect(pauses(object('cluster.x-k8s.io/v1', 'Cluster', { spec: strange }))).toEqual([]);
});
