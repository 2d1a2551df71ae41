import { expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { conditions, judged } from './objects.fixture.ts';

type Case = [expected: string, spec: JsonObject, status: JsonObject];

test.each<Case>([
  ['current 2/2', { replicas: 2 }, { replicas: 2, updatedReplicas: 2, readyReplicas: 2, availableReplicas: 2 }],
  ['in-progress 1/2 PodsNotReady', { replicas: 2 }, { replicas: 2, updatedReplicas: 2, readyReplicas: 1 }],
  ['in-progress 2/2 RollingOut', { replicas: 2 }, { replicas: 3, updatedReplicas: 1, readyReplicas: 2 }],
  ['in-progress 2/2 Paused', { replicas: 2, paused: true }, { replicas: 2, updatedReplicas: 0, readyReplicas: 2 }],
  ['in-progress 0/1 PodsMissing', {}, {}],
  ['current 0/0 ScaledToZero', { replicas: 0 }, {}],
  ['in-progress 0/0 ScalingDown', { replicas: 0 }, { replicas: 1 }],
  [
    'failed 1/2 ProgressDeadlineExceeded',
    { replicas: 2 },
    { readyReplicas: 1, conditions: conditions('Progressing=False:ProgressDeadlineExceeded') },
  ],
  ['in-progress 0/2 FailedCreate', { replicas: 2 }, { conditions: conditions('ReplicaFailure=True:FailedCreate') }],
])('Deployment: %s', (expected, spec, status) => {
  expect(judged('apps/v1', 'Deployment', { spec, status })).toBe(expected);
});

const three = { replicas: 3, readyReplicas: 3, availableReplicas: 3 };
test.each<Case>([
  ['in-progress 2/3 PodsNotReady', { replicas: 3 }, { ...three, readyReplicas: 2, updatedReplicas: 3 }],
  ['in-progress 3/3 RollingOut', { replicas: 3 }, { ...three, updatedReplicas: 1 }],
  [
    'current 3/3',
    { replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } },
    { ...three, updatedReplicas: 1 },
  ],
  ['current 3/3', { replicas: 3, updateStrategy: { type: 'OnDelete' } }, three],
])('StatefulSet: %s', (expected, spec, status) => {
  expect(judged('apps/v1', 'StatefulSet', { spec, status })).toBe(expected);
});

test('DaemonSet: zeros mean nothing before the controller saw it', () => {
  expect(judged('apps/v1', 'DaemonSet', { status: {} })).toBe('in-progress 0/0 NotObserved');
  const counts = { desiredNumberScheduled: 2, currentNumberScheduled: 2, updatedNumberScheduled: 2, numberReady: 2 };
  const status = { observedGeneration: 1, ...counts, numberAvailable: 1 };
  expect(judged('apps/v1', 'DaemonSet', { status })).toBe('in-progress 2/2 PodsNotAvailable');
  expect(judged('apps/v1', 'DaemonSet', { status: { ...status, numberAvailable: 2 } })).toBe('current 2/2');
});

const waiting = (reason: string) => [{ name: 'main', state: { waiting: { reason, message: 'why' } } }];
const notReady = conditions('Ready=False:ContainersNotReady');
test.each<[string, JsonObject]>([
  ['current True', { phase: 'Running', conditions: conditions('Ready=True') }],
  ['current - Completed', { phase: 'Succeeded', conditions: conditions('Ready=False:PodCompleted') }],
  [
    'failed False CrashLoopBackOff',
    { phase: 'Running', conditions: notReady, containerStatuses: waiting('CrashLoopBackOff') },
  ],
  [
    'failed False ImagePullBackOff',
    { phase: 'Pending', conditions: notReady, containerStatuses: waiting('ImagePullBackOff') },
  ],
  [
    'failed False ErrImageNeverPull',
    {
      phase: 'Pending',
      initContainerStatuses: waiting('PodInitializing'),
      containerStatuses: waiting('ErrImageNeverPull'),
    },
  ],
  ['in-progress False ContainerCreating', { phase: 'Pending', containerStatuses: waiting('ContainerCreating') }],
  ['in-progress False ContainersNotReady', { phase: 'Running', conditions: notReady, containerStatuses: 'x' }],
  ['failed False Evicted', { phase: 'Failed', reason: 'Evicted' }],
  [
    'failed False OOMKilled',
    {
      phase: 'Failed',
      containerStatuses: [{ name: 'a', state: { terminated: { exitCode: 137, reason: 'OOMKilled' } } }],
    },
  ],
  ['in-progress False Pending', { phase: 'Pending' }],
  ['in-progress False Pending', {}],
])('Pod: %s', (expected, status) => {
  expect(judged('v1', 'Pod', { status })).toBe(expected);
});

test('Pod: unschedulable counts as failed after 15 seconds', () => {
  const status = { phase: 'Pending', conditions: conditions('PodScheduled=False:Unschedulable') };
  const made = (creationTimestamp: string) => judged('v1', 'Pod', { metadata: { creationTimestamp }, status });
  expect(made('2026-11-01T11:59:50Z')).toBe('in-progress False Unschedulable');
  expect(made('2026-11-01T11:59:40Z')).toBe('failed False Unschedulable');
});

test.each<Case>([
  ['in-progress 0/1 NotStarted', {}, {}],
  ['current 1/3 Running', { completions: 3 }, { startTime: 't', succeeded: 1 }],
  ['current 1/1 Complete', {}, { succeeded: 1, conditions: conditions('SuccessCriteriaMet=True', 'Complete=True') }],
  ['failed 0/1 BackoffLimitExceeded', {}, { conditions: conditions('Failed=True:BackoffLimitExceeded') }],
  ['current 0/1 Suspended', { suspend: true }, {}],
])('Job: %s', (expected, spec, status) => {
  expect(judged('batch/v1', 'Job', { spec, status })).toBe(expected);
});

test.each<[string, string, string, JsonObject, JsonObject]>([
  ['current True Bound', 'v1', 'PersistentVolumeClaim', {}, { phase: 'Bound' }],
  ['in-progress False Pending', 'v1', 'PersistentVolumeClaim', {}, { phase: 'Pending' }],
  ['failed False Lost', 'v1', 'PersistentVolumeClaim', {}, { phase: 'Lost' }],
  ['current -', 'v1', 'Service', { type: 'ClusterIP' }, { loadBalancer: {} }],
  ['in-progress False NoLoadBalancer', 'v1', 'Service', { type: 'LoadBalancer' }, { loadBalancer: {} }],
  ['current True', 'v1', 'Service', { type: 'LoadBalancer' }, { loadBalancer: { ingress: [{ ip: '10.0.0.1' }] } }],
  ['failed Unknown NodeStatusUnknown', 'v1', 'Node', {}, { conditions: conditions('Ready=Unknown:NodeStatusUnknown') }],
  ['current True SchedulingDisabled', 'v1', 'Node', { unschedulable: true }, { conditions: conditions('Ready=True') }],
  ['failed True DiskPressure', 'v1', 'Node', {}, { conditions: conditions('DiskPressure=True', 'Ready=True') }],
  ['current 1/2 InsufficientPods', 'policy/v1', 'PodDisruptionBudget', {}, { currentHealthy: 1, desiredHealthy: 2 }],
  ['current -', 'batch/v1', 'CronJob', {}, {}],
  ['current -', 'v1', 'ConfigMap', {}, {}],
  ['current -', 'rbac.authorization.k8s.io/v1', 'Role', {}, {}],
  [
    'failed False MissingEndpoints',
    'apiregistration.k8s.io/v1',
    'APIService',
    {},
    { conditions: conditions('Available=False:MissingEndpoints') },
  ],
  [
    'failed False MultipleNames',
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    {},
    { conditions: conditions('NamesAccepted=False:MultipleNames', 'Established=False:NotAccepted') },
  ],
  ['in-progress Unknown Installing', 'apiextensions.k8s.io/v1', 'CustomResourceDefinition', {}, { conditions: null }],
  [
    'in-progress False FailedGetScale',
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    {},
    { conditions: conditions('AbleToScale=False:FailedGetScale') },
  ],
])('%s: %s %s', (expected, apiVersion, kind, spec, status) => {
  expect(judged(apiVersion, kind, { spec, status })).toBe(expected);
});
