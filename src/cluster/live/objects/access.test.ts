import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import type { AccessQuery } from '../../reader.ts';
import { json, startFakeApiServer } from '../testing/api-server.ts';
import { readerOf } from '../testing/pods.ts';

const REVIEWS = '/apis/authorization.k8s.io/v1/subjectaccessreviews';
const QUERY: AccessQuery = {
  user: 'system:serviceaccount:shop:operator',
  groups: ['system:authenticated'],
  verb: 'update',
  group: 'example.com',
  resource: 'things',
  subresource: 'status',
  namespace: 'shop',
};

/** What is made of a review's status, and the review that was asked for. */
async function reviewed(status: unknown): Promise<unknown[]> {
  let asked: unknown;
  await using server = await startFakeApiServer({
    [REVIEWS]: async (req, res) => {
      asked = JSON.parse(await text(req));
      json(res, { kind: 'SubjectAccessReview', status }, 201);
    },
  });
  return [await readerOf(server.url).access(QUERY), asked];
}

it('is asked for as a SubjectAccessReview', async () => {
  expect(await reviewed({ allowed: true, reason: 'RBAC: allowed' })).toEqual([
    { ok: true, value: { allowed: true, reason: 'RBAC: allowed' } },
    {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      spec: {
        user: QUERY.user,
        groups: QUERY.groups,
        resourceAttributes: {
          verb: 'update',
          group: 'example.com',
          resource: 'things',
          subresource: 'status',
          namespace: 'shop',
        },
      },
    },
  ]);
});

it('is asked about oneself as a SelfSubjectAccessReview', async () => {
  let asked: unknown;
  await using server = await startFakeApiServer({
    '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews': async (req, res) => {
      asked = JSON.parse(await text(req));
      json(res, { kind: 'SelfSubjectAccessReview', status: { allowed: false } }, 201);
    },
  });
  const { verb, group, resource, namespace } = QUERY;
  const answer = await readerOf(server.url).access({ user: undefined, verb, group, resource, namespace });
  expect(answer).toEqual({ ok: true, value: { allowed: false, reason: '' } });
  const resourceAttributes = { verb, group, resource, namespace };
  expect(asked).toMatchObject({ kind: 'SelfSubjectAccessReview', spec: { resourceAttributes } });
  expect(asked).not.toHaveProperty('spec.user');
});

it('tells of an authorizer that failed', async () => {
  const [verdict] = await reviewed({ allowed: false, evaluationError: 'role "a" not found' });
  expect(verdict).toEqual({ ok: true, value: { allowed: false, reason: 'role "a" not found' } });
});

it('is a gap where the answer says nothing', async () => {
  const [verdict] = await reviewed({ allowed: 'yes' });
  expect(verdict).toMatchObject({ ok: false, gap: { subject: { kind: 'access' }, reason: 'invalid' } });
});
