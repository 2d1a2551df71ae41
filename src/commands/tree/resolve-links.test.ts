import { expect, test } from 'vitest';
import type { Discovery } from '../../cluster/reader.ts';
import { readerOf } from '../../collect/reader.fixture.ts';
import { type Sample, sample } from '../../ownership/objects.fixture.ts';
import { resolveLinks } from './resolve-links.ts';

const SECRET = { name: 's', kind: 'Secret' };
const { type } = sample(SECRET);
const discovery: Discovery = { types: [type], allVersions: [type], gaps: [] };

function released(name: string): Sample {
  const annotations = { 'meta.helm.sh/release-name': name, 'meta.helm.sh/release-namespace': 'shop' };
  const labels = { 'app.kubernetes.io/managed-by': 'Helm' };
  return { name: 'web', rest: { metadata: { name: 'web', namespace: 'shop', uid: 'web', annotations, labels } } };
}

test('a Helm release is found by the labels of its Secret', async () => {
  const { reader, asked } = readerOf([SECRET]);
  const { links, gaps } = await resolveLinks([sample(released('web'))], reader, discovery);
  expect(asked).toEqual(['list owner=helm,name=web,status=deployed']);
  expect(links.get('web')).toMatchObject([{ to: 's', relation: 'helm' }]);
  expect(gaps).toEqual([]);
});

test('a release name that is no label leads nowhere, and nothing is asked', async () => {
  const { reader, asked } = readerOf([SECRET]);
  const { links, gaps } = await resolveLinks([sample(released('a,owner!=helm'))], reader, discovery);
  expect({ asked, links: links.size, gaps }).toEqual({ asked: [], links: 0, gaps: [] });
});
