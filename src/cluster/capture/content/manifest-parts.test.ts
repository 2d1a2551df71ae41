import { expect, test } from 'vitest';
import type { Gap, GapSubject } from '../../../objects/gap.ts';
import type { ResourceType } from '../../../objects/resource-type.ts';
import { readGap } from './manifest-parts.ts';

const type: ResourceType = {
  group: 'example.com',
  version: 'v1',
  resource: 'things',
  singular: 'thing',
  kind: 'Thing',
  shortNames: [],
  categories: [],
  namespaced: true,
  verbs: ['list'],
};
const asked = { verb: 'update', group: 'example.com', resource: 'things/status', namespace: 'shop', name: 'a' };
const SUBJECTS = {
  group: { kind: 'group', group: 'example.com', version: 'v1' },
  list: { kind: 'list', type, namespace: 'shop' },
  object: { kind: 'object', type, namespace: 'shop', name: 'a' },
  log: { kind: 'log', namespace: 'shop', pod: 'web-0', container: 'main' },
  access: { kind: 'access', user: 'system:serviceaccount:shop:operator', asked },
  probe: { kind: 'probe', type, namespace: 'shop', name: 'a' },
  port: { kind: 'port', namespace: 'shop', pod: 'web-0', port: 8080 },
  token: { kind: 'token', account: { namespace: 'shop', name: 'reader' } },
  page: { kind: 'page', from: 'before.txt' },
  cluster: { kind: 'cluster' },
} satisfies { [K in GapSubject['kind']]: Extract<GapSubject, { kind: K }> };

test.each(Object.values(SUBJECTS))('a gap about $kind is the same after it was written down', (subject) => {
  const gap: Gap = { subject, reason: 'forbidden', message: 'no', permission: asked };
  expect(readGap(JSON.parse(JSON.stringify(gap)))).toEqual(gap);
});

test.each([
  { kind: 'access', user: 'a' },
  { kind: 'probe', type },
  { kind: 'port', pod: 'a', namespace: 'b' },
  { kind: 'x' },
])('%j is no subject', (subject) => {
  expect(readGap(JSON.parse(JSON.stringify({ subject, reason: 'forbidden', message: '' })))).toBeUndefined();
});
