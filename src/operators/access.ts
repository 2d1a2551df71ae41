import { type JsonObject, objectsAt, stringsAt } from '../objects/json.ts';
import { groupResource } from '../objects/resource-type.ts';
import type { BoundRole } from './bound-roles.ts';
import { compare } from './claim.ts';

/** What a role lets a ServiceAccount do, in short. */
export interface Access {
  /** `ClusterRole/redis-operator` */
  readonly role: string;
  /** undefined: in all namespaces. */
  readonly namespace: string | undefined;
  /** Everything, everywhere: what cluster-admin has. */
  readonly everything: boolean;
  /** Types that it may write, as `plural.group`; `*` stands for all of a group, or of all groups. */
  readonly writes: readonly string[];
  /** Types that it may only read. */
  readonly reads: readonly string[];
}

const READS = new Set(['get', 'list', 'watch']);

/** What a ServiceAccount may do, a line for each role that a binding gives it; widest first. */
export function accessOf(
  account: { readonly namespace: string; readonly name: string },
  boundRoles: readonly BoundRole[],
): Access[] {
  const own = boundRoles.filter(({ accounts }) =>
    accounts.some(({ namespace, name }) => namespace === account.namespace && name === account.name),
  );
  return own
    .map(({ role, namespace }): Access => {
      const rules = objectsAt(role.body, 'rules');
      const writes = typesOf(rules.filter((rule) => !isReading(rule)));
      const reads = typesOf(rules.filter(isReading)).filter((type) => !writes.includes(type));
      return {
        role: `${role.type.kind}/${role.metadata.name}`,
        namespace,
        everything: rules.some((rule) =>
          ['verbs', 'apiGroups', 'resources'].every((field) => stringsAt(rule, field).includes('*')),
        ),
        writes,
        reads,
      };
    })
    .sort((a, b) => compare(a.namespace ?? '', b.namespace ?? '') || compare(a.role, b.role));
}

function isReading(rule: JsonObject): boolean {
  return stringsAt(rule, 'verbs').every((verb) => READS.has(verb));
}

/** The types of rules, each once, without subresources. */
function typesOf(rules: readonly JsonObject[]): string[] {
  const types = rules.flatMap((rule) =>
    stringsAt(rule, 'apiGroups').flatMap((group) =>
      stringsAt(rule, 'resources').map((resource) => groupResource({ group, resource: resource.split('/')[0] ?? '' })),
    ),
  );
  return [...new Set(types)].sort();
}
