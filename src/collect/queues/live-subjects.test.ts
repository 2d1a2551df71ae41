import { expect, test } from 'vitest';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { gapAnswer } from '../../objects/gap.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import { readerOf } from '../reader.fixture.ts';
import { findSubjects } from './live-subjects.ts';

const DEPLOYMENTS: ResourceType = {
  ...{ group: 'apps', version: 'v1', resource: 'deployments', kind: 'Deployment' },
  ...{ namespaced: true, verbs: ['get', 'list'], shortNames: [], singular: 'deployment', categories: [] },
};

function find(types: readonly ResourceType[]) {
  const discovery: Discovery = { types, allVersions: types, gaps: [] };
  const { reader } = readerOf([]);
  const list: ClusterReader['list'] = async function* ({ type, namespace }) {
    const permission = { verb: 'list', group: type.group, resource: type.resource, namespace, name: undefined };
    const subject = { kind: 'list', type, namespace } as const;
    yield gapAnswer({ subject, reason: 'forbidden', message: 'no', permission });
  };
  const query = { target: 'redis-operator', namespace: undefined, signal: new AbortController().signal };
  return findSubjects({ ...reader, list }, discovery, query);
}

test('an operator that is not found can be hidden by what was not read, which is told, and kept', async () => {
  const found = await find([DEPLOYMENTS]);
  if (found.ok) throw new Error('found');
  expect(found.problem.message).toMatch(
    /^no operator "redis-operator" was found, and what was not read may hide it: missing permission: .*deployments/,
  );
  expect(found.gaps).toMatchObject([{ subject: { kind: 'list' }, reason: 'forbidden' }]);
});

test('where all was read it is not there', async () => {
  const found = await find([]);
  expect(found).toMatchObject({ ok: false, problem: { message: 'no operator "redis-operator" was found' }, gaps: [] });
});
