import { type JsonObject, objectAt, objectsAt, stringAt, stringsAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { groupResource } from '../../objects/resource-type.ts';
import type { Entry } from '../entry.ts';
import { phaseEntries, textAt } from './phases.ts';
import type { TraceReader } from './source.ts';

/**
 * Argo CD keeps in the status of an Application its last operation, the last syncs that went well (ten, unless
 * revisionHistoryLimit says otherwise) and since when its health is what it is (argoproj/argo-cd
 * pkg/apis/application/v1alpha1/types.go: OperationState, RevisionHistory, AppHealthStatus).
 */
export const argo: TraceReader = (object) => {
  if (groupResource(object.type) !== 'applications.argoproj.io') return [];
  const status = objectAt(object.body, 'status');
  const health = objectAt(status, 'health');
  return [
    ...objectsAt(status, 'history').flatMap((sync) => deployed(object, sync)),
    ...operation(object, objectAt(status, 'operationState')),
    ...phaseEntries(object, 'argo', stringAt(health, 'lastTransitionTime'), {
      phase: textAt(health, 'status'),
      message: textAt(health, 'message'),
      of: 'health',
    }),
  ];
};

function deployed(object: KubeObject, sync: JsonObject): Entry[] {
  return phaseEntries(object, 'argo', stringAt(sync, 'deployedAt'), {
    phase: 'Deployed',
    reason: byWhom(objectAt(sync, 'initiatedBy')),
    of: revisionOf(sync),
  });
}

/** The last operation: that it began, and how it ended or what it is at. */
function operation(object: KubeObject, state: JsonObject | undefined): Entry[] {
  if (state === undefined) return [];
  const started = stringAt(state, 'startedAt');
  const finished = stringAt(state, 'finishedAt');
  const of = `sync of ${revisionOf(objectAt(state, 'syncResult') ?? {})}`;
  const reason = byWhom(objectAt(state, 'operation', 'initiatedBy'));
  return [
    ...phaseEntries(object, 'argo', started, { phase: 'Running', reason, of }, 0),
    ...phaseEntries(
      object,
      'argo',
      finished,
      { phase: textAt(state, 'phase'), message: textAt(state, 'message'), of },
      1,
    ),
  ];
}

function revisionOf(sync: JsonObject): string {
  const revisions = stringsAt(sync, 'revisions');
  const revision = stringAt(sync, 'revision') || revisions.join(', ');
  return revision === '' ? 'revision unknown' : `revision ${revision}`;
}

function byWhom(initiator: JsonObject | undefined): string {
  const user = stringAt(initiator, 'username');
  return user === undefined ? (initiator?.automated === true ? 'automated' : '') : `by ${user}`;
}
