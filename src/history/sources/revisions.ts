import { numberAt, objectsAt, stringAt } from '../../objects/json.ts';
import { fieldManagersOf } from '../../objects/managed-fields.ts';
import type { KubeObject } from '../../objects/object.ts';
import { wholeNumber } from '../../objects/whole-number.ts';
import { revisionChanges } from '../diff/revision-changes.ts';
import type { Entry } from '../entry.ts';
import type { Rollout } from '../happening.ts';
import { between, inSecond } from '../when.ts';
import type { TraceReader } from './source.ts';
import { traceEntries } from './trace-entry.ts';

/** A ReplicaSet or ControllerRevision that counts as a revision of its owner. */
interface Revision {
  readonly object: KubeObject;
  readonly made: number;
  /** As it is now. */
  readonly number: number | undefined;
  /** Numbers that it had before: it was made with the first, and became the newest again with each later one. */
  readonly earlier: readonly number[];
}

/**
 * Rollouts of a workload: the ReplicaSets of a Deployment, the ControllerRevisions of a StatefulSet or DaemonSet. One that is
 * gone back to is not made anew but gets the next number (kubernetes/kubernetes pkg/controller/deployment/util,
 * SetNewReplicaSetAnnotations, which keeps the earlier ones; pkg/controller/history, UpdateControllerRevision, which does
 * not). When that was, is known within limits alone: after the one before it was made, and before the last write of it.
 */
export const revisions: TraceReader = (object, { revisions: found, now }) => {
  const own = found
    .filter(({ metadata }) => metadata.owners.some(({ uid, controller }) => controller && uid === object.metadata.uid))
    .flatMap(revisionOf);
  return own.flatMap((revision) => rollouts(object, revision, own, now));
};

function revisionOf(object: KubeObject): Revision[] {
  const { creationTime: made, annotations } = object.metadata;
  if (made === undefined) return [];
  const number = wholeNumber(annotations['deployment.kubernetes.io/revision']) ?? numberAt(object.body, 'revision');
  const history = annotations['deployment.kubernetes.io/revision-history'] ?? '';
  return [{ object, made, number, earlier: history.split(',').flatMap((text) => wholeNumber(text) ?? []) }];
}

function rollouts(workload: KubeObject, revision: Revision, all: readonly Revision[], now: number): Entry[] {
  const { object, made, number, earlier } = revision;
  const what: Rollout = {
    kind: 'rollout',
    revision: number,
    name: object.metadata.name,
    images: imagesOf(object),
  };
  // Whoever has a lower number was the newest before.
  const before = all.filter((other) => other.number !== undefined && number !== undefined && other.number < number);
  const latestBefore = Math.max(...before.map((other) => other.made));
  const isAgain = earlier.length > 0 || latestBefore > made;
  const first = isAgain ? earlier[0] : number;
  const objects = all.map((other) => other.object);
  const changesAt = (revisionNumber: number | undefined) => {
    const changes = revisionChanges(objects, object, revisionNumber);
    return changes === undefined ? {} : { changes };
  };
  const begun: Rollout = { ...what, ...changesAt(first), revision: first };
  const entries = traceEntries(workload, 'revisions', inSecond(made), begun, first);
  if (!isAgain) return entries;
  const written = fieldManagersOf(object)
    .filter(({ subresource }) => subresource === undefined)
    .map(({ time }) => (time ?? now) + 999);
  const when = between(Math.max(made, latestBefore), written.length === 0 ? now : Math.max(...written));
  const again: Rollout = { ...what, ...changesAt(number), isAgain: true };
  return [...entries, ...traceEntries(workload, 'revisions', when, again, number)];
}

/** The images of the containers that the revision runs, those of init containers left out. */
function imagesOf({ type, body }: KubeObject): string[] {
  const path = type.kind === 'ControllerRevision' ? ['data', 'spec'] : ['spec'];
  return objectsAt(body, ...path, 'template', 'spec', 'containers').flatMap((one) => stringAt(one, 'image') ?? []);
}
