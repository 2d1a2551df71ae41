import { describe, expect, test } from 'vitest';
import type { Json } from './json.ts';
import { fieldManagersOf, managersOfField, managersOfFinalizer } from './managed-fields.ts';
import { parseMetadata } from './metadata.ts';
import type { KubeObject } from './object.ts';

function objectWith(managedFields: Json): KubeObject {
  const body = { metadata: { name: 'cache', managedFields } };
  const type = {
    group: 'cache.example.com',
    version: 'v1',
    resource: 'redisclusters',
    singular: 'rediscluster',
    kind: 'RedisCluster',
    shortNames: [],
    categories: [],
    namespaced: true,
    verbs: [],
  };
  return { type, metadata: parseMetadata(body), body };
}

const APPLIED = {
  manager: 'kubectl',
  operation: 'Apply',
  apiVersion: 'cache.example.com/v1',
  time: '2026-11-25T10:00:00Z',
  fieldsType: 'FieldsV1',
  fieldsV1: { 'f:spec': { 'f:replicas': {}, 'f:template': {} } },
};
const RECONCILED = {
  manager: 'redis-operator',
  operation: 'Update',
  apiVersion: 'cache.example.com/v1',
  time: '2026-11-25T10:00:05Z',
  fieldsType: 'FieldsV1',
  fieldsV1: { 'f:metadata': { 'f:finalizers': { '.': {}, 'v:"cache.example.com/cleanup"': {} } } },
};
const STATUS = {
  manager: 'redis-operator',
  operation: 'Update',
  apiVersion: 'cache.example.com/v1',
  time: '2026-11-25T11:00:00Z',
  fieldsType: 'FieldsV1',
  fieldsV1: { 'f:status': { '.': {}, 'f:conditions': { '.': {}, 'k:{"type":"Ready"}': { '.': {}, 'f:status': {} } } } },
  subresource: 'status',
};
const CLUSTER = objectWith([APPLIED, RECONCILED, STATUS]);
const names = (managers: readonly { manager: string; subresource: string | undefined }[]) =>
  managers.map(({ manager, subresource }) => (subresource === undefined ? manager : `${manager} ${subresource}`));

describe('who wrote an object', () => {
  test('is told latest first', () => {
    expect(names(fieldManagersOf(CLUSTER))).toEqual(['redis-operator status', 'redis-operator', 'kubectl']);
    expect(fieldManagersOf(CLUSTER)[2]).toEqual({
      manager: 'kubectl',
      operation: 'Apply',
      subresource: undefined,
      apiVersion: 'cache.example.com/v1',
      time: Date.UTC(2026, 10, 25, 10),
    });
  });

  test('is told for one field, for what is below it, and for what is owned as a whole', () => {
    expect(names(managersOfField(CLUSTER, 'spec', 'replicas'))).toEqual(['kubectl']);
    expect(names(managersOfField(CLUSTER, 'spec'))).toEqual(['kubectl']);
    expect(names(managersOfField(CLUSTER, 'spec', 'template', 'image'))).toEqual(['kubectl']);
    expect(names(managersOfField(CLUSTER, 'status'))).toEqual(['redis-operator status']);
    expect(managersOfField(CLUSTER, 'spec', 'paused')).toEqual([]);
  });

  test('is told for a finalizer', () => {
    expect(names(managersOfFinalizer(CLUSTER, 'cache.example.com/cleanup'))).toEqual(['redis-operator']);
    expect(managersOfFinalizer(CLUSTER, 'cache.example.com/other')).toEqual([]);
    expect(managersOfFinalizer(CLUSTER, '.')).toEqual([]);
  });

  test('is nobody where nothing says so, and nobody owns every field by owning none', () => {
    expect(fieldManagersOf({ ...CLUSTER, body: undefined })).toEqual([]);
    const bare = objectWith([{ manager: 'm', fieldsV1: {} }, { manager: 'n' }]);
    expect(fieldManagersOf(bare)).toHaveLength(2);
    expect(managersOfField(bare, 'spec')).toEqual([]);
    expect(managersOfFinalizer(bare, 'f')).toEqual([]);
  });

  test.each([
    { managedFields: 'x' },
    { managedFields: [null, 1, 'x', []] },
    { managedFields: [{ manager: 1, time: 'never', fieldsV1: { 'f:metadata': 3, 'f:spec': null } }] },
    { managedFields: [{ fieldsV1: { 'f:metadata': { 'f:finalizers': { 'v:': {}, 'v:{': {}, x: {} } } } }] },
  ])('survives $managedFields', ({ managedFields }) => {
    const object = objectWith(managedFields);
    expect(fieldManagersOf(object).every(({ time }) => time === undefined)).toBe(true);
    expect(managersOfField(object, 'spec')).toEqual([]);
    expect(managersOfFinalizer(object, '')).toEqual([]);
  });
});
