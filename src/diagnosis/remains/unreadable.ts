import type { Gap } from '../../objects/gap.ts';
import { groupResource } from '../../objects/resource-type.ts';
import type { Symptom } from '../symptom.ts';

/**
 * What a list that could not be read says about the cluster: its objects cannot be converted, or nobody serves its group.
 * undefined where the gap is the reader's own affair, such as a permission.
 *
 * A conversion webhook that fails makes lists answer 429 "storage is (re)initializing … conversion webhook … failed", or
 * 500 "failed to read one or more … from the storage" (k8s.io/apiserver pkg/storage/cacher and pkg/storage/etcd3; both
 * seen on 1.37).
 */
export function unreadable({ subject, reason, message }: Gap): Symptom | undefined {
  if (subject.kind === 'group') return isSilent(reason) ? apiDown(subject) : undefined;
  if (subject.kind !== 'list') return undefined;
  if (isConversion(message)) return { kind: 'type-unreadable', type: groupResource(subject.type), message };
  return isSilent(reason) && subject.type.group.includes('.') ? apiDown(subject.type) : undefined;
}

/**
 * Whether a list that is missing may hide objects from us alone: not where it fails for everybody, which is a finding of
 * its own, nor where the type is gone, and its objects with it.
 */
export function hidesObjects(gap: Gap): boolean {
  return gap.reason !== 'not-found' && unreadable(gap) === undefined;
}

/** Whether a server's words say that objects could not be converted to the version that was asked for. */
export function isConversion(message: string): boolean {
  return /conversion webhook for |object not decodable|corrupt object/.test(message);
}

function isSilent(reason: Gap['reason']): boolean {
  return reason === 'unavailable' || reason === 'timeout';
}

function apiDown({ group, version }: { readonly group: string; readonly version: string | undefined }): Symptom {
  return { kind: 'api-down', group, version };
}
