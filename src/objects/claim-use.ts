import { type JsonObject, objectAt, objectsAt, stringAt } from './json.ts';
import type { KubeObject } from './object.ts';

/**
 * The name of the volume by which a pod keeps a PersistentVolumeClaim from going, or undefined. A pod does from the
 * moment that it has a node until it is gone, also when its containers have ended; only for the claim of an ephemeral
 * volume does it suffice that the kubelet is done with the pod (kubernetes
 * pkg/controller/volume/pvcprotection/pvc_protection_controller.go, podUsesPVCForDeletion).
 */
export function volumeThatHolds(pod: KubeObject, claim: KubeObject): string | undefined {
  if (pod.metadata.namespace !== claim.metadata.namespace || !stringAt(pod.body, 'spec', 'nodeName')) return undefined;
  const volume = objectsAt(pod.body, 'spec', 'volumes').find(
    (candidate) => isClaim(candidate, claim) || isEphemeralClaim(candidate, pod, claim),
  );
  return volume === undefined ? undefined : (stringAt(volume, 'name') ?? '');
}

function isClaim(volume: JsonObject, claim: KubeObject): boolean {
  return stringAt(volume, 'persistentVolumeClaim', 'claimName') === claim.metadata.name;
}

/** The claim is named after pod and volume, and the pod is its controller (component-helpers storage/ephemeral). */
function isEphemeralClaim(volume: JsonObject, pod: KubeObject, claim: KubeObject): boolean {
  return (
    objectAt(volume, 'ephemeral') !== undefined &&
    !isShutDown(pod) &&
    claim.metadata.name === `${pod.metadata.name}-${stringAt(volume, 'name') ?? ''}` &&
    claim.metadata.owners.some(({ controller, uid }) => controller && uid === pod.metadata.uid)
  );
}

/** The kubelet asks for the second deletion, without grace, when it is done with a pod; a forced one is such too. */
export function isShutDown({ metadata }: KubeObject): boolean {
  return metadata.deletionTime !== undefined && metadata.deletionGracePeriodSeconds === 0;
}
