import type { Definition } from '../../objects/definition.ts';
import { type JsonObject, objectAt, objectsAt, stringsAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Claim } from '../claim.ts';
import { type EvidenceContext, workloadKey } from '../context.ts';
import type { Weight } from '../model.ts';

const WRITES = new Set(['update', 'patch', '*']);
/** Subresources that a type's controller writes (kubebuilder's scaffolds grant both). */
const CONTROLLER_PARTS = ['status', 'finalizers'];

/**
 * Who may write the status of a custom resource is most likely its controller. Counted are rules that name the group: `*`
 * is for administrators, deployment tools and backups. Write access to the objects alone is weak: every user of a type
 * needs it. So is that to the finalizers alone: whoever makes objects that the custom resource is to own needs it
 * (kubernetes.io, Admission Controllers, "OwnerReferencesPermissionEnforcement"), as cert-manager for Gateways.
 */
export function rbacEvidence(context: EvidenceContext): Claim[] {
  return context.boundRoles.flatMap(({ role, namespace, accounts }) => {
    if (isForPeople(role)) return [];
    const workloads = accounts.flatMap((account) => context.workloadsOf(account));
    if (workloads.length === 0) return [];
    const where = namespace === undefined ? '' : ` in ${namespace}`;
    const claims = grantsOf(role, context).map(({ type, parts, weight }) => ({
      type,
      evidence: {
        source: 'rbac' as const,
        weight,
        text: `${role.type.kind} ${role.metadata.name} lets it write ${parts.join(', ')} of ${type}${where}`,
      },
    }));
    return workloads.flatMap((workload) => claims.map((claim) => ({ workload: workloadKey(workload), ...claim })));
  });
}

/**
 * Roles that are for people: those of Kubernetes itself, and those that are added up into `admin`, `edit` and `view`
 * (kubernetes.io, Using RBAC Authorization, "Aggregated ClusterRoles").
 */
function isForPeople({ metadata, body }: KubeObject): boolean {
  if (metadata.labels['kubernetes.io/bootstrapping'] === 'rbac-defaults') return true;
  if (Object.keys(metadata.labels).some((label) => label.startsWith('rbac.authorization.k8s.io/aggregate-to-')))
    return true;
  return objectAt(body, 'aggregationRule') !== undefined && ['admin', 'edit', 'view'].includes(metadata.name);
}

interface Grant {
  readonly type: string;
  /** What may be written: `objects`, `status`, `finalizers`. */
  readonly parts: readonly string[];
  readonly weight: Weight;
}

/** The custom resources that a role names and lets write, each once. */
function grantsOf(role: KubeObject, { definitionsByGroup }: EvidenceContext): Grant[] {
  const written = new Map<string, Set<string>>();
  const wild = new Set<string>();
  for (const rule of objectsAt(role.body, 'rules')) {
    // A rule for some objects by name is not for whoever serves them all.
    if (stringsAt(rule, 'resourceNames').length > 0) continue;
    if (!stringsAt(rule, 'verbs').some((verb) => WRITES.has(verb))) continue;
    for (const group of new Set(stringsAt(rule, 'apiGroups'))) {
      for (const definition of definitionsByGroup.get(group) ?? []) {
        const parts = partsOf(definition, rule);
        if (parts.length === 0) continue;
        if (stringsAt(rule, 'resources').includes('*')) wild.add(definition.name);
        written.set(definition.name, (written.get(definition.name) ?? new Set()).union(new Set(parts)));
      }
    }
  }
  return [...written].map(([type, parts]) => ({ type, parts: [...parts], weight: weightOf(parts, wild.has(type)) }));
}

/** A role for all types of a group says less of each of them. */
function weightOf(parts: ReadonlySet<string>, wild: boolean): Weight {
  if (parts.has('status')) return wild ? 'medium' : 'strong';
  return parts.has('finalizers') && parts.has('objects') ? 'medium' : 'weak';
}

/** Which parts of a type's objects a rule covers. */
function partsOf({ resource }: Definition, rule: JsonObject): string[] {
  const resources = new Set(stringsAt(rule, 'resources'));
  if (resources.has('*')) return ['objects', ...CONTROLLER_PARTS];
  const parts = CONTROLLER_PARTS.filter((part) => resources.has(`${resource}/${part}`) || resources.has(`*/${part}`));
  return resources.has(resource) ? ['objects', ...parts] : parts;
}
