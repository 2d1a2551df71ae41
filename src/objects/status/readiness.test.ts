import { expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { conditions, judged, NOW, objectOf } from './objects.fixture.ts';
import { readinessOf } from './readiness.ts';

const custom = (status: JsonObject, more: JsonObject = {}) =>
  judged('cache.example.com/v1', 'Redis', { status, ...more });

test('Ready is the answer, and why not is its reason', () => {
  expect(custom({ conditions: conditions('Ready=True:AllGood') })).toBe('current True');
  expect(custom({ conditions: conditions('Ready=False:ReplicasNotReady') })).toBe('in-progress False ReplicasNotReady');
  expect(custom({ conditions: conditions('Ready=Unknown') })).toBe('in-progress Unknown Ready');
  const object = objectOf('cache.example.com/v1', 'Redis', { status: { conditions: conditions('Ready=False:R') } });
  expect(readinessOf(object, NOW)).toMatchObject({ message: 'Ready says', since: NOW - 3_600_000 });
});

test('a terminating object keeps what it says about being ready', () => {
  const metadata = { deletionTimestamp: '2026-11-01T11:30:00Z' };
  expect(custom({ conditions: conditions('Ready=False:Gone') }, { metadata })).toBe('terminating False Terminating');
  expect(custom({}, { metadata })).toBe('terminating - Terminating');
});

test('an older generation observed means that nothing else can be trusted yet', () => {
  const status = { observedGeneration: 1, conditions: conditions('Ready=True') };
  expect(custom(status, { metadata: { generation: 2 } })).toBe('in-progress True LatestGenerationNotObserved');
  expect(custom(status, { metadata: { generation: 1 } })).toBe('current True');
});

test('Stalled and Reconciling go before Ready, the first of them counts', () => {
  expect(custom({ conditions: conditions('Ready=False', 'Stalled=True:InvalidURL') })).toBe('failed False InvalidURL');
  expect(custom({ conditions: conditions('Reconciling=True:Progressing', 'Stalled=True', 'Ready=Unknown') })).toBe(
    'in-progress Unknown Progressing',
  );
  expect(custom({ conditions: conditions('Reconciling=False', 'Ready=True') })).toBe('current True');
});

test('what says nothing is unknown, and a phase is shown without judgement', () => {
  expect(custom({})).toBe('unknown -');
  expect(custom({ conditions: [] })).toBe('unknown -');
  expect(custom({ phase: 'Failed' })).toBe('unknown - Failed');
  expect(custom({ state: 'Dancing' })).toBe('unknown - Dancing');
  expect(readinessOf({ ...objectOf('v1', 'Pod', {}), body: undefined }, NOW).state).toBe('unknown');
});

test.each<[string, string, string, JsonObject]>([
  ['failed False Unforeseen', 'kafka.strimzi.io/v1', 'Kafka', { conditions: conditions('NotReady=True:Unforeseen') }],
  ['current True', 'kafka.strimzi.io/v1', 'Kafka', { conditions: conditions('Warning=True:Old', 'Ready=True') }],
  [
    'in-progress True ReconciliationPaused',
    'kafka.strimzi.io/v1',
    'Kafka',
    { observedGeneration: 1, conditions: conditions('ReconciliationPaused=True', 'Ready=True') },
  ],
  [
    'in-progress False ProposalReady',
    'kafka.strimzi.io/v1',
    'KafkaRebalance',
    { conditions: conditions('ProposalReady=True') },
  ],
  [
    'failed False ComponentUnhealthy',
    'operators.coreos.com/v1alpha1',
    'ClusterServiceVersion',
    { phase: 'Failed', reason: 'ComponentUnhealthy', conditions: [{ phase: 'Failed', reason: 'ComponentUnhealthy' }] },
  ],
  [
    'current True Succeeded',
    'operators.coreos.com/v1alpha1',
    'ClusterServiceVersion',
    { phase: 'Succeeded', reason: 'InstallSucceeded' },
  ],
  ['current - Copied', 'operators.coreos.com/v1alpha1', 'ClusterServiceVersion', { phase: 'Failed', reason: 'Copied' }],
  [
    'failed False ConstraintsNotSatisfiable',
    'operators.coreos.com/v1alpha1',
    'Subscription',
    { state: 'AtLatestKnown', conditions: conditions('ResolutionFailed=True:ConstraintsNotSatisfiable') },
  ],
  [
    'current True AtLatestKnown',
    'operators.coreos.com/v1alpha1',
    'Subscription',
    { state: 'AtLatestKnown', conditions: conditions('CatalogSourcesUnhealthy=False') },
  ],
  ['in-progress False RequiresApproval', 'operators.coreos.com/v1alpha1', 'InstallPlan', { phase: 'RequiresApproval' }],
  [
    'failed False Failed',
    'ansible.example.com/v1',
    'App',
    { conditions: conditions('Running=False', 'Failure=True:Failed') },
  ],
  [
    'current True',
    'ansible.example.com/v1',
    'App',
    { conditions: conditions('Running=True', 'Successful=True', 'Failure=False') },
  ],
  [
    'failed True InstallError',
    'helm.example.com/v1',
    'Chart',
    { conditions: conditions('Deployed=True', 'ReleaseFailed=True:InstallError') },
  ],
  ['failed False Failed', 'tekton.dev/v1', 'TaskRun', { conditions: conditions('Succeeded=False:Failed') }],
  ['in-progress Unknown Running', 'tekton.dev/v1', 'TaskRun', { conditions: conditions('Succeeded=Unknown:Running') }],
  [
    'failed True ReconcileError',
    'aws.upbound.io/v1',
    'Bucket',
    { conditions: conditions('Synced=False:ReconcileError', 'Ready=True') },
  ],
  [
    'in-progress True ReconcilePaused',
    'aws.upbound.io/v1',
    'Bucket',
    { conditions: conditions('Synced=False:ReconcilePaused', 'Ready=True') },
  ],
  [
    'failed True Broken',
    'config.openshift.io/v1',
    'ClusterOperator',
    { conditions: conditions('Available=True', 'Degraded=True:Broken') },
  ],
  [
    'in-progress True Rolling',
    'config.openshift.io/v1',
    'ClusterOperator',
    { conditions: conditions('Available=True', 'Progressing=True:Rolling') },
  ],
  [
    'current True',
    'x.example.com/v1',
    'App',
    { conditions: conditions('Available=True', 'Progressing=True:NewReplicaSetAvailable') },
  ],
  [
    'in-progress True RollingOut',
    'cluster.x-k8s.io/v1beta2',
    'Cluster',
    { conditions: conditions('Available=True', 'RollingOut=True', 'Paused=False') },
  ],
  ['current True Running', 'cluster.x-k8s.io/v1beta1', 'Machine', { phase: 'Running' }],
  [
    'current True OutOfSync',
    'argoproj.io/v1alpha1',
    'Application',
    { health: { status: 'Healthy' }, sync: { status: 'OutOfSync' } },
  ],
  [
    'failed False Degraded',
    'argoproj.io/v1alpha1',
    'Application',
    { health: { status: 'Degraded' }, sync: { status: 'Synced' } },
  ],
  [
    'failed True SyncFailed',
    'argoproj.io/v1alpha1',
    'Application',
    { health: { status: 'Healthy' }, operationState: { phase: 'Failed' } },
  ],
  ['unknown Unknown constructor', 'argoproj.io/v1alpha1', 'Application', { health: { status: 'constructor' } }],
  ['failed False PartiallyFailed', 'velero.io/v1', 'Backup', { phase: 'PartiallyFailed' }],
])('%s: %s %s', (expected, apiVersion, kind, status) => {
  expect(judged(apiVersion, kind, { metadata: { generation: 2 }, status: status })).toBe(expected);
});

test("Knative's conditions of severity Info do not count as failures", () => {
  const [ready] = conditions('Ready=False:Idle');
  expect(custom({ conditions: [{ ...ready, severity: 'Info' }] })).toBe('current False Idle');
});

test('no wrong type anywhere makes it fail', () => {
  const kinds = ['Pod', 'Service', 'Node', 'Namespace', 'PersistentVolumeClaim', 'ReplicationController'];
  const types = [
    ...kinds.map((kind) => ['v1', kind] as const),
    ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].map((kind) => ['apps/v1', kind] as const),
    ...['Job', 'CronJob'].map((kind) => ['batch/v1', kind] as const),
    ...['Application', 'Rollout'].map((kind) => ['argoproj.io/v1alpha1', kind] as const),
    ...['ClusterServiceVersion', 'Subscription', 'CatalogSource'].map(
      (kind) => ['operators.coreos.com/v1', kind] as const,
    ),
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'] as const,
    ['cache.example.com/v1', 'Redis'] as const,
  ];
  const odd = [null, 7, 'x', true, [], [null, 7, []], {}, { a: null }];
  const fields = [
    'phase',
    'state',
    'conditions',
    'replicas',
    'health',
    'containerStatuses',
    'loadBalancer',
    'constructor',
  ];
  for (const [apiVersion, kind] of types)
    for (const value of odd) {
      const status = Object.fromEntries(fields.map((field) => [field, value]));
      for (const body of [
        { status: value, spec: value },
        { status, spec: status },
      ])
        expect(judged(apiVersion, kind, body)).toMatch(/^(current|in-progress|failed|unknown) /);
    }
});
