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
    // Of a folder of YAML nobody knows.
    type('Thing', {}),
    // A CRD can have a status without the subresource.
    type('Gauge', { hasStatus: false, group: 'rec.example.com' }),
  ];
  const discovery: Discovery = { types, allVersions: types, gaps: [] };
  const names = (all: boolean) => typesWithConditions(discovery, all).map(groupResource);
  expect(names(true)).toEqual(['pods', 'nodes', 'things', 'gauges.rec.example.com']);
  expect(names(false)).toEqual(['pods', 'things', 'gauges.rec.example.com']);
});
