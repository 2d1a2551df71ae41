import type { ClusterReader, ScrapedPage } from '../../cluster/reader.ts';
import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Refusal } from '../../operators/metrics/attempt.ts';
import { groupsOf, userOf } from '../../operators/rbac.ts';

/** Characters of a refusal that are shown. */
const SHOWN = 200;

/**
 * What a status other than 200 means, whoever was named as the reader. Texts of the 500s: controller-runtime
 * pkg/metrics/filters/filters.go.
 */
export async function refusalOf(reader: ClusterReader, pod: KubeObject, page: ScrapedPage): Promise<Refusal> {
  const said = page.body.subarray(0, SHOWN).toString().trim();
  if (page.status === 401) return { kind: 'token-refused' };
  if (page.status === 403) return { kind: 'forbidden', said };
  const review = page.status === 500 ? reviewOf(said) : undefined;
  if (review === undefined) return { kind: 'status', status: page.status };
  const { namespace = '' } = pod.metadata;
  const name = stringAt(pod.body, 'spec', 'serviceAccountName') || 'default';
  const account = { namespace, name };
  const user = userOf(account);
  const access = await reader.access({
    user,
    groups: groupsOf(account),
    verb: 'create',
    ...review,
    namespace: undefined,
  });
  const mayAsk = access.ok ? access.value.allowed : undefined;
  return { kind: 'cannot-ask', review: `${review.resource}.${review.group}`, user, mayAsk };
}

function reviewOf(said: string): { readonly group: string; readonly resource: string } | undefined {
  if (said === 'Authentication failed') return { group: 'authentication.k8s.io', resource: 'tokenreviews' };
  if (/^Authorization for user .* failed$/.test(said))
    return { group: 'authorization.k8s.io', resource: 'subjectaccessreviews' };
  return undefined;
}
