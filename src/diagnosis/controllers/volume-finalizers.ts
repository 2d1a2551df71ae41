import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';

/** Keeps a PersistentVolume while it is bound to a claim (kubernetes pkg/volume/util/finalizer.go). */
export const VOLUME_PROTECTION = 'kubernetes.io/pv-protection';

/**
 * Keep a PersistentVolume until its storage is deleted: that of the external-provisioner sidecar, and that of
 * provisioners within Kubernetes (component-helpers storage/volume/pv_helpers.go).
 */
export const RECLAIM_FINALIZERS: ReadonlySet<string> = new Set([
  'external-provisioner.volume.kubernetes.io/finalizer',
  'kubernetes.io/pv-controller',
]);

/** The external-attacher sidecar's; the driver's name follows, with dashes for what is neither letter nor digit. */
export const ATTACHER_PREFIX = 'external-attacher/';

/** True for a PersistentVolume that is bound to a claim. */
export function isBound(volume: KubeObject): boolean {
  return volume.type.kind === 'PersistentVolume' && volumePhase(volume) === 'Bound';
}

/** `Available`, `Bound`, `Released`, `Failed`; '' where the status does not say. */
export function volumePhase({ body }: KubeObject): string {
  return stringAt(body, 'status', 'phase') ?? '';
}

/** True for one that waits to be claimed and whose storage is to be deleted: its provisioner does so of Released ones only. */
export function isNeverReleased(volume: KubeObject): boolean {
  return (
    volumePhase(volume) === 'Available' && stringAt(volume.body, 'spec', 'persistentVolumeReclaimPolicy') === 'Delete'
  );
}
