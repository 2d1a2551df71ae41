import { expect, test } from 'vitest';
import type { ClusterSource, Discovery } from '../cluster/reader.ts';
import type { Gap } from '../objects/gap.ts';
import { sample } from '../ownership/objects.fixture.ts';
import { lookUpOwner, servedVersions } from './owner-lookup.ts';
import { readerOf } from './reader.fixture.ts';

const REDIS = { kind: 'Redis', apiVersion: 'cache.example.com/v1' };
const FILES: ClusterSource = { kind: 'capture', path: 'x', format: 'yaml' };

function discoveryOf(gaps: readonly Gap[] = []): Discovery {
  const { type } = sample({ name: 'any', ...REDIS });
  return { types: [type], allVersions: [type, { ...type, version: 'v1alpha1' }], gaps };
}

function query(version: string, name = 'o') {
  const reference = { apiVersion: `cache.example.com/${version}`, kind: 'Redis', name, uid: 'o' };
  return { namespace: 'shop', reference: { ...reference, controller: false, blockOwnerDeletion: false } };
}

const gapIn = (subject: Gap['subject']): Gap => ({ subject, reason: 'unavailable', message: '' });
const groupGap = (version: string | undefined) => gapIn({ kind: 'group', group: 'cache.example.com', version });

test('an owner is asked for at the version that its reference names', async () => {
  const { reader, asked } = readerOf([{ name: 'o', ...REDIS }]);
  expect((await lookUpOwner(query('v1alpha1'), reader, discoveryOf())).lookup).toEqual({ kind: 'found', uid: 'o' });
  expect(asked).toEqual(['get v1alpha1 shop/o']);
});

test('at a version that is not served it is read to be drawn, and the look-up says so', async () => {
  const lookup = { kind: 'version-not-served' };
  const { reader } = readerOf([{ name: 'o', ...REDIS }]);
  const found = await lookUpOwner(query('v1beta9'), reader, discoveryOf());
  expect(found).toMatchObject({ lookup, object: { metadata: { uid: 'o' } } });
  const replaced = readerOf([{ name: 'o', uid: 'new', ...REDIS }]);
  expect(await lookUpOwner(query('v1beta9'), replaced.reader, discoveryOf())).toEqual({ lookup });
  expect(await lookUpOwner(query('v1beta9'), readerOf([]).reader, discoveryOf())).toEqual({ lookup });
});

test('where the served versions are not known nothing is said of them', async () => {
  const found = { kind: 'found', uid: 'o' };
  const objects = [{ name: 'o', ...REDIS }];
  const live = readerOf(objects).reader;
  for (const gap of [groupGap('v1beta9'), groupGap(undefined), gapIn({ kind: 'cluster' })]) {
    const discovery = discoveryOf([gap]);
    expect((await lookUpOwner(query('v1beta9'), live, discovery)).lookup).toEqual(found);
    expect(servedVersions(live, discovery)?.('cache.example.com/v1beta9', 'Redis')).toBe(true);
  }
  const files = readerOf(objects, FILES).reader;
  expect((await lookUpOwner(query('v1beta9'), files, discoveryOf())).lookup).toEqual(found);
  expect(servedVersions(files, discoveryOf())).toBeUndefined();
});

test('served is what discovery names, at each of its versions', () => {
  const isServed = servedVersions(readerOf([]).reader, discoveryOf([groupGap('v2')]));
  const versions = ['v1', 'v1alpha1', 'v1beta9', 'v2'].map((version) => `cache.example.com/${version}`);
  expect(versions.map((apiVersion) => isServed?.(apiVersion, 'Redis'))).toEqual([true, true, false, true]);
  expect(isServed?.('cache.example.com/v1', 'Other')).toBe(false);
});

test('a name cannot widen the search in other namespaces', async () => {
  const { reader, asked } = readerOf([]);
  await lookUpOwner(query('v1', 'a,b=c'), reader, discoveryOf());
  expect(asked).toEqual(['get v1 shop/a,b=c', 'list metadata.name=a\\,b\\=c']);
  asked.length = 0;
  expect((await lookUpOwner(query('v1', '../x'), reader, discoveryOf())).lookup).toEqual({ kind: 'not-found' });
  expect(asked).toEqual(['get v1 shop/../x']);
});
