import type { Requester } from './request.ts';
import { waitFor } from './wait.ts';

/** A rule of a Role, as RBAC has it. */
export interface PolicyRule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
  readonly verbs: readonly string[];
}

/** Who may do something, and where; everywhere where no namespace is named. */
interface Grantee {
  readonly user: string;
  readonly namespace?: string | undefined;
}

/**
 * Resolves when the API server lets a user do the first thing that a role's rules allow: it learns of roles and bindings a
 * moment after they were written, and refuses until then.
 */
export async function untilGranted(request: Requester, grantee: Grantee, rules: readonly PolicyRule[]): Promise<void> {
  const everywhere = grantee.namespace === undefined;
  const first = rules.find(({ resources, verbs }) => verbs.length > 0 && (everywhere || resources !== undefined));
  if (first !== undefined) await untilAllowed(request, grantee, first, true);
}

/** Resolves when the API server lets a user do what the first names of a rule say, or when it does not. */
export async function untilAllowed(
  request: Requester,
  { user, namespace }: Grantee,
  { apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [], verbs }: PolicyRule,
  allowed: boolean,
): Promise<void> {
  const [[verb], [group], [path], [name]] = [verbs, apiGroups, nonResourceURLs, resourceNames];
  const [resource, subresource] = resources[0]?.split('/') ?? [];
  const asked =
    resource === undefined
      ? { nonResourceAttributes: { path, verb } }
      : { resourceAttributes: { namespace, verb, group, resource, subresource, name } };
  const body = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SubjectAccessReview',
    spec: { user, ...asked },
  };
  await waitFor(`${user} ${allowed ? '' : 'not '}to be allowed to ${verb} ${resource ?? path}`, async () => {
    const answer = await request('/apis/authorization.k8s.io/v1/subjectaccessreviews', { method: 'POST', body });
    return answer.status === 201 && answer.text.includes('"allowed":true') === allowed;
  });
}
