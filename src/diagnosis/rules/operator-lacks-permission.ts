import type { Permission } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { excerpt } from '../../objects/words.ts';
import { electionInLog } from '../../operators/log/election-in-log.ts';
import type { LogRecord } from '../../operators/log/log-record.ts';
import { errorText } from '../../operators/log/parse-log.ts';
import type { Operator } from '../../operators/model.ts';
import { refusedPermission } from '../../operators/refusal.ts';
import { deletionAsked } from '../deletion-age.ts';
import type { Certainty, Evidence, Finding } from '../finding.ts';
import { accessNeeds, accountOf, deniedVerbs, listedNamespace } from '../operators/object-access.ts';
import { isAtWork } from '../operators/operator-at-work.ts';
import { loggedAbout, logNeeds, logsIn, type PodLog } from '../operators/operator-logs.ts';
import { defineRule } from '../rule.ts';

/**
 * An operator cannot take a finalizer off that may not list, watch and write the object: removing one is an update or a
 * patch of the object itself (its `finalizers` subresource is about owner references that block deletion:
 * kubernetes.io/docs/reference/access-authn-authz/admission-controllers, OwnerReferencesPermissionEnforcement). What else
 * it needs is its own affair, and only its log tells of it. That the log tells proves that it matters; what the
 * authorizers alone say may not, since an operator can act under another name.
 */
export const operatorLacksPermission = defineRule({
  id: 'operator-lacks-permission',
  explains: 'operator-passive',
  looksFor:
    'An operator whose ServiceAccount may not list, watch or write the object, or whose log says that it was refused something.',
  sources: [
    'k8s.io/apiserver pkg/endpoints/handlers/responsewriters/errors.go (forbiddenMessage)',
    'kubernetes.io/docs/reference/access-authn-authz/rbac',
  ],
  applies: ({ operator }) => isAtWork(operator),
  needs: ({ operator, object }) => ({ ...logNeeds(operator), ...accessNeeds(operator, object) }),
  judge({ operator, object }, { list, watch, update, patch, ...answers }, { now }) {
    const { group, resource } = object.type;
    const denied = deniedVerbs({ list, watch, update, patch }).map((verb): Refusal => {
      const namespace = verb === 'update' ? object.metadata.namespace : listedNamespace(operator, object);
      const permission = { verb, group, resource, namespace, name: undefined };
      return { permission, certainty: 'likely', evidence: [] };
    });
    const logged = refusalsIn(logsIn(answers, now), operator, object);
    return distinct([...logged, ...denied]).map(
      ({ permission, certainty, evidence }): Finding => ({
        kind: 'symptom',
        symptom: { kind: 'access-denied', operator, permission },
        certainty,
        evidence,
        remedies: [],
      }),
    );
  },
});

interface Refusal {
  readonly permission: Permission;
  readonly certainty: Certainty;
  readonly evidence: readonly Evidence[];
}

/**
 * What the logs say was refused: with the object since its deletion was asked for, with lists and watches of its type,
 * and with the Lease where the pod does not lead. Latest first.
 */
function refusalsIn(logs: readonly PodLog[], operator: Operator, object: KubeObject): Refusal[] {
  const account = accountOf(operator);
  const since = deletionAsked(object) ?? 0;
  const about = new Set(loggedAbout(object, logs).map(({ record }) => record));
  const { type } = object;
  const matters = (permission: Permission, record: LogRecord, log: PodLog): boolean => {
    // An operator that may not write Events works without them: its recorder complains, with the object's name.
    if (permission.resource === 'events') return false;
    if (about.has(record)) return record.time === undefined || record.time >= since;
    if (permission.group === type.group && permission.resource === type.resource)
      return (
        (permission.verb === 'list' || permission.verb === 'watch') &&
        (permission.namespace === undefined || permission.namespace === object.metadata.namespace)
      );
    if (permission.group !== 'coordination.k8s.io' || permission.resource !== 'leases') return false;
    const lease = operator.leaderElection?.lease;
    return lease !== undefined && electionInLog(lease, log.records) !== 'works';
  };
  return logs.flatMap((log) =>
    log.records.toReversed().flatMap((record): Refusal[] => {
      const error = errorText(record);
      const permission = refusedPermission(`${error} ${record.line}`, account);
      if (permission === undefined || !matters(permission, record, log)) return [];
      const evidence = [{ text: `${log.pod}: ${excerpt(error, 400)}`, source: 'log', time: record.time }];
      return [{ permission: { ...permission, name: undefined }, certainty: 'certain', evidence }];
    }),
  );
}

/** Kinds of permissions that are told. */
const MOST = 3;

/** Each permission once, the surest word for it; update and patch are the same for whoever lacks both. */
function distinct(refusals: readonly Refusal[]): Refusal[] {
  const byPermission = new Map<string, Refusal>();
  for (const refusal of refusals) {
    const { verb, group, resource, namespace } = refusal.permission;
    const key = [verb === 'patch' ? 'update' : verb, group, resource, namespace ?? ''].join(' ');
    const known = byPermission.get(key);
    if (known === undefined) byPermission.set(key, refusal);
    else byPermission.set(key, { ...known, evidence: distinctEvidence([...known.evidence, ...refusal.evidence]) });
  }
  return [...byPermission.values()].slice(0, MOST);
}

/** The latest from each source. */
function distinctEvidence(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.toReversed().map((piece) => [piece.source, piece])).values()].reverse();
}
