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
  const state = objectAt(status, 'operationState');
  const history = objectsAt(status, 'history');
  return [
    ...history.flatMap((sync, index) => deployed(object, sync, turnOf(sync, index - history.length, state))),
    ...operation(object, state),
    ...phaseEntries(object, 'argo', stringAt(health, 'lastTransitionTime'), {
      phase: textAt(health, 'status'),
      message: textAt(health, 'message'),
      of: 'health',
    }),
  ];
};

/**
 * The last operation begins, is written down as deployed where it went well, and ends (argo-cd controller/appcontroller.go,
 * processRequestedAppOperation); syncs before it come before it.
 * @param before the turn of one that came before
 */
function turnOf(sync: JsonObject, before: number, state: JsonObject | undefined): number {
  return stringAt(sync, 'deployStartedAt') === stringAt(state, 'startedAt') ? DEPLOYED : before;
}

const [BEGAN, DEPLOYED, ENDED] = [0, 1, 2];

function deployed(object: KubeObject, sync: JsonObject, turn: number): Entry[] {
  const reason = byWhom(objectAt(sync, 'initiatedBy'));
  const phase = { phase: 'Deployed', reason, of: revisionOf(sync) };
  return phaseEntries(object, 'argo', stringAt(sync, 'deployedAt'), phase, turn);
}

/** The last operation: that it began, and how it ended or what it is at. */
function operation(object: KubeObject, state: JsonObject | undefined): Entry[] {
  if (state === undefined) return [];
  const started = stringAt(state, 'startedAt');
  const finished = stringAt(state, 'finishedAt');
  const of = `sync of ${revisionOf(objectAt(state, 'syncResult') ?? {})}`;
  const reason = byWhom(objectAt(state, 'operation', 'initiatedBy'));
  const end = { phase: textAt(state, 'phase'), message: textAt(state, 'message'), of };
  return [
    ...phaseEntries(object, 'argo', started, { phase: 'Running', reason, of }, BEGAN),
    ...phaseEntries(object, 'argo', finished, end, ENDED),
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
