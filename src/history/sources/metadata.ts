import type { KubeObject } from '../../objects/object.ts';
import type { Entry } from '../entry.ts';
import { subjectOf } from '../subject.ts';
import { inSecond } from '../when.ts';
import type { TraceReader } from './source.ts';

/** When the object was made, where that is not told as a rollout of its owner, and when it was asked to go. */
export const metadata: TraceReader = (object, { objects }) => {
  const { creationTime, deletionTime, deletionGracePeriodSeconds = 0, finalizers } = object.metadata;
  const subject = subjectOf(object);
  const entries: Entry[] = [];
  if (creationTime !== undefined && !isRolloutOf(object, objects))
    entries.push({ subject, when: inSecond(creationTime), sources: ['metadata'], what: { kind: 'created' } });
  if (deletionTime !== undefined) {
    // The time that is written is that of the request and the grace period (apiserver pkg/registry/rest/delete.go).
    const asked = deletionTime - deletionGracePeriodSeconds * 1000;
    entries.push({
      subject,
      when: inSecond(asked),
      sources: ['metadata'],
      what: { kind: 'deletion-asked', finalizers },
    });
  }
  return entries;
};

/** That a ReplicaSet was made is the rollout of a Deployment that is told of, too. */
function isRolloutOf({ type, metadata: { owners } }: KubeObject, objects: readonly KubeObject[]): boolean {
  if (type.group !== 'apps' || type.kind !== 'ReplicaSet') return false;
  return objects.some(({ metadata: { uid } }) => owners.some((owner) => owner.controller && owner.uid === uid));
}
