import type { ClusterReader } from '../cluster/reader.ts';
import type { Answers, QueryMap } from '../diagnosis/query.ts';
import { type Answer, answer } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import { groupsOf, isAllowed, type RbacObjects, userOf } from '../operators/rbac.ts';

/** Lists all objects of a type of rbac.authorization.k8s.io. */
export type ListRbac = (resource: string) => Promise<Answer<readonly KubeObject[]>>;

/**
 * Answers whether a ServiceAccount may do something: by asking the cluster's authorizers, which takes a permission that
 * few users have and that no capture can give. Where they cannot be asked, roles and bindings are read, once, and tell.
 */
export function answerAccess(
  reader: ClusterReader,
  list: ListRbac,
): (query: QueryMap['access']) => Promise<Answer<Answers['access']>> {
  let refused: Awaited<ReturnType<ClusterReader['access']>> | undefined;
  let rbac: Promise<RbacObjects | undefined> | undefined;
  return async ({ serviceAccount, kind: _, ...query }) => {
    const review =
      refused ?? (await reader.access({ ...query, user: userOf(serviceAccount), groups: groupsOf(serviceAccount) }));
    if (review.ok) return answer({ ...review.value, basis: 'review' });
    if (review.gap.reason === 'forbidden' || review.gap.reason === 'not-captured') refused = review;
    rbac ??= readRbac(list);
    const known = await rbac;
    if (known === undefined) return review;
    const { verb, group, resource, subresource, namespace, name } = query;
    const asked = {
      ...{ verb, group, namespace, name },
      resource: subresource === undefined ? resource : `${resource}/${subresource}`,
    };
    return answer({ allowed: isAllowed(serviceAccount, asked, known), reason: '', basis: 'roles' });
  };
}

/** undefined where any of it could not be read: what is missing could be what allows it. */
async function readRbac(list: ListRbac): Promise<RbacObjects | undefined> {
  const lists = ['clusterroles', 'roles', 'clusterrolebindings', 'rolebindings'].map(list);
  const [clusterRoles, roles, clusterBindings, bindings] = await Promise.all(lists);
  if (!clusterRoles?.ok || !roles?.ok || !clusterBindings?.ok || !bindings?.ok) return undefined;
  return {
    roles: [...clusterRoles.value, ...roles.value],
    bindings: [...clusterBindings.value, ...bindings.value],
  };
}
