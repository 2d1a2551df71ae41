import { type Answer, answer, gapAnswer, type Permission } from '../../../objects/gap.ts';
import { booleanAt, stringAt } from '../../../objects/json.ts';
import type { AccessQuery, AccessVerdict } from '../../reader.ts';
import { accessSubject } from '../../subjects.ts';
import type { Client } from '../client/api.ts';
import { resourcePath } from '../paths.ts';
import { parseJson } from './decode.ts';
import { gapOf } from './gaps.ts';

const REVIEWS = { group: 'authorization.k8s.io', version: 'v1', namespaced: false };

/**
 * Asks the API server's authorizers with a review, which nothing stores (k8s.io/api authorization/v1). An
 * authorizer that failed is told as the reason, since what it would have allowed is missing from the verdict.
 */
export async function reviewAccess(client: Client, query: AccessQuery): Promise<Answer<AccessVerdict>> {
  const { user, groups, verb, group, resource, subresource, namespace, name } = query;
  const subject = accessSubject(query);
  const resourceAttributes = { verb, group, resource, subresource, namespace, name };
  const isSelf = user === undefined;
  const type = { ...REVIEWS, resource: isSelf ? 'selfsubjectaccessreviews' : 'subjectaccessreviews' };
  const response = await client.askWhole({
    path: resourcePath({ type }),
    accept: 'application/json',
    send: {
      method: 'POST',
      contentType: 'application/json',
      text: JSON.stringify({
        apiVersion: `${REVIEWS.group}/${REVIEWS.version}`,
        kind: isSelf ? 'SelfSubjectAccessReview' : 'SubjectAccessReview',
        spec: isSelf ? { resourceAttributes } : { user, groups, resourceAttributes },
      }),
    },
  });
  if (!response.ok) return gapAnswer(gapOf(response.failure, subject, reviewing(type.resource)));
  const review = parseJson(response.value.body);
  const allowed = booleanAt(review, 'status', 'allowed');
  if (allowed === undefined) {
    return gapAnswer({ subject, reason: 'invalid', message: 'the answer does not say whether it is allowed' });
  }
  const reason = stringAt(review, 'status', 'reason') || stringAt(review, 'status', 'evaluationError') || '';
  return answer({ allowed, reason });
}

function reviewing(resource: string): Permission {
  return { verb: 'create', group: REVIEWS.group, resource, namespace: undefined, name: undefined };
}
