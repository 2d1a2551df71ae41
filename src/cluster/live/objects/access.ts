import { type Answer, answer, gapAnswer } from '../../../objects/gap.ts';
import { booleanAt, stringAt } from '../../../objects/json.ts';
import type { AccessQuery, AccessVerdict } from '../../reader.ts';
import { accessSubject } from '../../subjects.ts';
import type { Client } from '../client/api.ts';
import { resourcePath } from '../paths.ts';
import { parseJson } from './decode.ts';
import { gapOf } from './gaps.ts';

const REVIEWS = { group: 'authorization.k8s.io', version: 'v1', resource: 'subjectaccessreviews', namespaced: false };
const PERMISSION = {
  verb: 'create',
  group: REVIEWS.group,
  resource: REVIEWS.resource,
  namespace: undefined,
  name: undefined,
};

/**
 * Asks the API server's authorizers with a SubjectAccessReview, which nothing stores (k8s.io/api authorization/v1). An
 * authorizer that failed is told as the reason, since what it would have allowed is missing from the verdict.
 */
export async function reviewAccess(client: Client, query: AccessQuery): Promise<Answer<AccessVerdict>> {
  const { user, groups, verb, group, resource, subresource, namespace, name } = query;
  const subject = accessSubject(query);
  const resourceAttributes = { verb, group, resource, subresource, namespace, name };
  const response = await client.askWhole({
    path: resourcePath({ type: REVIEWS }),
    accept: 'application/json',
    send: {
      method: 'POST',
      contentType: 'application/json',
      text: JSON.stringify({
        apiVersion: `${REVIEWS.group}/${REVIEWS.version}`,
        kind: 'SubjectAccessReview',
        spec: { user, groups, resourceAttributes },
      }),
    },
  });
  if (!response.ok) return gapAnswer(gapOf(response.failure, subject, PERMISSION));
  const review = parseJson(response.value.body);
  const allowed = booleanAt(review, 'status', 'allowed');
  if (allowed === undefined) {
    return gapAnswer({ subject, reason: 'invalid', message: 'the answer does not say whether it is allowed' });
  }
  const reason = stringAt(review, 'status', 'reason') || stringAt(review, 'status', 'evaluationError') || '';
  return answer({ allowed, reason });
}
