import { expect, test } from 'vitest';
import type { Discovery } from '../../cluster/reader.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { objectOf } from '../../objects/status/objects.fixture.ts';
import { typesWithConditions } from './summary.ts';

test('types are asked that can have conditions', () => {
  const type = (kind: string, rest: object) => ({ ...objectOf('v1', kind, {}).type, verbs: ['list'], ...rest });
  const types = [
    type('Pod', { hasStatus: true }),
    type('Secret', { hasStatus: false }),
    type('Node', { hasStatus: true, namespaced: false }),
    type('Event', { hasStatus: true }),
    type('Review', { hasStatus: true, verbs: ['create'] }),
    // Of a capture nobody knows.
    type('Thing', {}),
  ];
  const discovery: Discovery = { types, allVersions: types, gaps: [] };
  const names = (all: boolean) => typesWithConditions(discovery, all).map(groupResource);
  expect(names(true)).toEqual(['pods', 'nodes', 'things']);
  expect(names(false)).toEqual(['pods', 'things']);
});
