import type { JsonObject } from '../../objects/json.ts';
import { objectAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { objectOf } from './objects.ts';

const KINDS = {
  Pod: ['', 'pods'],
  PersistentVolumeClaim: ['', 'persistentvolumeclaims'],
  PersistentVolume: ['', 'persistentvolumes'],
  Service: ['', 'services'],
  Event: ['', 'events'],
  Node: ['', 'nodes'],
  Namespace: ['', 'namespaces'],
  ConfigMap: ['', 'configmaps'],
  Secret: ['', 'secrets'],
  ServiceAccount: ['', 'serviceaccounts'],
  ResourceQuota: ['', 'resourcequotas'],
  Deployment: ['apps', 'deployments'],
  ReplicaSet: ['apps', 'replicasets'],
  StatefulSet: ['apps', 'statefulsets'],
  DaemonSet: ['apps', 'daemonsets'],
  Job: ['batch', 'jobs'],
  HorizontalPodAutoscaler: ['autoscaling', 'horizontalpodautoscalers'],
  ScaledObject: ['keda.sh', 'scaledobjects'],
  EndpointSlice: ['discovery.k8s.io', 'endpointslices'],
  NetworkPolicy: ['networking.k8s.io', 'networkpolicies'],
  APIService: ['apiregistration.k8s.io', 'apiservices'],
  Lease: ['coordination.k8s.io', 'leases'],
  ServiceCIDR: ['networking.k8s.io', 'servicecidrs'],
  IPAddress: ['networking.k8s.io', 'ipaddresses'],
  ResourceClaim: ['resource.k8s.io', 'resourceclaims'],
  CSIDriver: ['storage.k8s.io', 'csidrivers'],
  VolumeAttachment: ['storage.k8s.io', 'volumeattachments'],
  VolumeAttributesClass: ['storage.k8s.io', 'volumeattributesclasses'],
  VolumeSnapshot: ['snapshot.storage.k8s.io', 'volumesnapshots'],
  VolumeSnapshotContent: ['snapshot.storage.k8s.io', 'volumesnapshotcontents'],
} as const satisfies Record<string, readonly [string, string]>;

/** A kind of Kubernetes' own that tests make objects of. */
export type BuiltInKind = keyof typeof KINDS;

/** Kinds whose objects are in no namespace. */
const CLUSTER_SCOPED: ReadonlySet<BuiltInKind> = new Set([
  'PersistentVolume',
  'Node',
  'ServiceCIDR',
  'IPAddress',
  'CSIDriver',
  'VolumeAttachment',
  'VolumeAttributesClass',
  'VolumeSnapshotContent',
  'Namespace',
  'APIService',
]);

/** An object of Kubernetes' own, in namespace shop unless it says otherwise; its uid is `uid-NAME`. */
export function built(kind: BuiltInKind, name: string, body: JsonObject = {}): KubeObject {
  const [group, resource] = KINDS[kind];
  const namespace: JsonObject = CLUSTER_SCOPED.has(kind) ? {} : { namespace: 'shop' };
  const metadata: JsonObject = { name, uid: `uid-${name}`, ...namespace, ...objectAt(body, 'metadata') };
  return objectOf({ group, resource, kind }, { ...body, metadata });
}

/** metadata of something that was asked to go an hour before the tests' NOW, and is kept by a finalizer. */
export function going(finalizer?: string, more: JsonObject = {}): JsonObject {
  const finalizers: JsonObject = finalizer === undefined ? {} : { finalizers: [finalizer] };
  return { deletionTimestamp: '2026-01-01T11:00:00Z', deletionGracePeriodSeconds: 0, ...finalizers, ...more };
}

/** An Event about an object, five minutes before the tests' NOW unless told otherwise. */
export function eventOf(
  object: KubeObject,
  reason: string,
  message: string,
  time = '2026-01-01T11:55:00Z',
): KubeObject {
  const { name, namespace = 'default', uid } = object.metadata;
  return built('Event', `${name}.${reason}`, {
    metadata: { namespace },
    involvedObject: { kind: object.type.kind, name, uid },
    reason,
    message,
    type: 'Warning',
    lastTimestamp: time,
  });
}

/** A Lease of kube-system, renewed so many seconds before the tests' NOW. */
export function lease(name: string, holder: string, secondsAgo: number, namespace = 'kube-system'): KubeObject {
  const renewTime = new Date(Date.parse('2026-01-01T12:00:00Z') - secondsAgo * 1000).toISOString();
  const spec = { holderIdentity: holder, leaseDurationSeconds: 15, renewTime };
  return built('Lease', name, { metadata: { namespace }, spec });
}
