import { expect, test } from 'vitest';
import { endpointAt } from '../../migration/subject.ts';
import { crd } from '../../versions/facts.fixture.ts';
import { seesUpdatesOf } from './webhook-scope.ts';

const TYPE = endpointAt(crd(['v1 storage'], ['v1']), 'v1');

test.each([
  ['things', true],
  ['*', true],
  ['*/*', true],
  ['things/*', true],
  ['things/status', false],
  ['*/status', false],
  ['others', false],
])('a rule about %s sees updates of a type itself: %s', (resource, sees) => {
  const rule = { operations: ['UPDATE'], apiGroups: ['example.com'], apiVersions: ['*'], resources: [resource] };
  expect(seesUpdatesOf([rule], TYPE)).toBe(sees);
});
