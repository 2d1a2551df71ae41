import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';

/** The group of VolumeSnapshots and VolumeSnapshotContents. */
export const SNAPSHOT_GROUP = 'snapshot.storage.k8s.io';

/** Finalizers of the snapshot controller and its sidecar (kubernetes-csi/external-snapshotter pkg/utils/util.go). */
export const SNAPSHOT_FINALIZERS = {
  content: 'snapshot.storage.kubernetes.io/volumesnapshotcontent-bound-protection',
  bound: 'snapshot.storage.kubernetes.io/volumesnapshot-bound-protection',
  source: 'snapshot.storage.kubernetes.io/volumesnapshot-as-source-protection',
  claim: 'snapshot.storage.kubernetes.io/pvc-as-source-protection',
} as const;

/** The VolumeSnapshotContent that a VolumeSnapshot is bound to; undefined where it says none. */
export function boundContent({ body }: KubeObject): string | undefined {
  return stringAt(body, 'status', 'boundVolumeSnapshotContentName') || undefined;
}
