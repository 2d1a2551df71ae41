import type { KubeObject } from '../objects/object.ts';

/** True where somebody asked for an object's deletion. */
export function isTerminating({ metadata }: KubeObject): boolean {
  return metadata.deletionTime !== undefined;
}

/**
 * Milliseconds since an object should have been gone; negative while its grace period runs; undefined where nobody asked
 * for its deletion. deletionTimestamp is the time of the request plus the grace period
 * (k8s.io/apiserver pkg/registry/rest/delete.go, BeforeDelete).
 */
export function deletionAge({ metadata }: KubeObject, now: number): number | undefined {
  return metadata.deletionTime === undefined ? undefined : now - metadata.deletionTime;
}

/** When deletion was asked for, in milliseconds since the epoch: deletionTimestamp without the grace period. */
export function deletionAsked({ metadata }: KubeObject): number | undefined {
  const { deletionTime, deletionGracePeriodSeconds = 0 } = metadata;
  return deletionTime === undefined ? undefined : deletionTime - deletionGracePeriodSeconds * 1000;
}
