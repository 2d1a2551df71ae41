import type { Permission } from '../../objects/gap.ts';
import { permissionText } from '../../objects/gap-text.ts';
import { managersOfField } from '../../objects/managed-fields.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Evidence } from '../finding.ts';
import { accessFault } from '../operators/access-fault.ts';
import { accountOf } from '../operators/object-access.ts';
import { operatorInWords, operatorKey, restart } from '../operators/operator-words.ts';
import { defineRule } from '../rule.ts';

/**
 * What is missing in RBAC, and which role or binding to mend. Where the cluster's authorizers say that it is denied, that
 * is sure; worked out from roles it is likely, since other authorizers can allow more; where it is allowed by now, the
 * operator was refused and waits for its next try.
 */
export const operatorForbidden = defineRule({
  id: 'operator-forbidden',
  explains: 'access-denied',
  looksFor:
    'The role or binding that denies an operator what it needs: the rule that is missing, and who changed it last.',
  sources: [
    'kubernetes.io/docs/reference/access-authn-authz/rbac',
    'kubernetes/kubernetes plugin/pkg/auth/authorizer/rbac/rbac.go',
  ],
  needs({ operator, permission: { resource, ...permission } }) {
    const [plural = '', subresource] = resource.split('/');
    const serviceAccount = accountOf(operator);
    const all = (type: string) => ({ kind: 'list', group: 'rbac.authorization.k8s.io', resource: type }) as const;
    return {
      access: { kind: 'access', serviceAccount, ...permission, resource: plural, subresource } as const,
      clusterRoles: all('clusterroles'),
      roles: all('roles'),
      clusterBindings: all('clusterrolebindings'),
      bindings: all('rolebindings'),
    };
  },
  judge({ operator, permission }, { access, clusterRoles, roles, clusterBindings, bindings }) {
    const who = operatorInWords(operator);
    const text = permissionText(permission);
    if (access.ok && access.value.allowed) {
      return [
        {
          kind: 'root',
          summary: `${who} was not allowed to ${text}; by now it is, and it waits for its next try`,
          certainty: 'likely',
          decisive: false,
          same: `${operatorKey(operator)} ${text}`,
          evidence: [{ text: `it may ${text} now`, source: BASIS[access.value.basis] }],
          remedies: restart(operator, 'Makes it try at once instead of after its back-off.'),
        },
      ];
    }
    const account = accountOf(operator);
    const verbs = verbsWith(permission);
    const read = [clusterRoles, roles, clusterBindings, bindings];
    const complete = read.every(({ ok }) => ok);
    const fault = accessFault(account, permission, verbs, {
      roles: [clusterRoles, roles].flatMap((list) => (list.ok ? list.value : [])),
      bindings: [clusterBindings, bindings].flatMap((list) => (list.ok ? list.value : [])),
    });
    const told = complete && fault.text !== '';
    const sure = access.ok && access.value.basis === 'review';
    const what =
      fault.object === undefined || fault.object.metadata.namespace !== undefined ? text : permission.resource;
    return [
      {
        kind: 'root',
        summary: `${who} may not ${text}${told ? `: ${fault.text}` : ''}`,
        certainty: sure ? 'certain' : 'likely',
        decisive: sure,
        // A role for all namespaces is one cause, in however many of them it is missed.
        same: `${operatorKey(operator)} ${permission.verb} ${what} ${fault.text}`,
        evidence: [
          ...(access.ok ? [reviewEvidence(access.value, account, text)] : []),
          ...(told ? changeEvidence(fault.object) : []),
        ],
        remedies: complete ? fault.remedies : [],
      },
    ];
  },
});

/** What goes with a verb that is missing: whoever writes does so by update or patch, whoever leads by all three. */
function verbsWith({ verb, group, resource }: Permission): readonly string[] {
  if (group === 'coordination.k8s.io' && resource === 'leases') return ['get', 'create', 'update'];
  if (verb === 'list' || verb === 'watch') return ['get', 'list', 'watch'];
  return verb === 'update' || verb === 'patch' ? ['update', 'patch'] : [verb];
}

const BASIS = { review: 'access review', roles: 'roles and bindings' } as const;

function reviewEvidence(
  { reason, basis }: { readonly reason: string; readonly basis: keyof typeof BASIS },
  { namespace, name }: { readonly namespace: string; readonly name: string },
  text: string,
): Evidence {
  const why = reason === '' ? '' : `: ${reason}`;
  return { text: `ServiceAccount ${namespace}/${name} may not ${text}${why}`, source: BASIS[basis] };
}

/** Who changed a role or binding last. */
function changeEvidence(object: KubeObject | undefined): Evidence[] {
  if (object === undefined) return [];
  const field = object.type.kind.endsWith('Binding') ? 'roleRef' : 'rules';
  const [last] = managersOfField(object, field);
  if (last?.time === undefined) return [];
  return [
    {
      text: `${object.type.kind} ${object.metadata.name} was last written by ${last.manager}`,
      source: 'managedFields',
      time: last.time,
    },
  ];
}
