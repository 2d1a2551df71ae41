import { expect, test } from 'vitest';
import type { ClusterReader } from '../cluster/reader.ts';
import { configMapOf, podOf } from '../diagnosis/testing/namespaces.ts';
import { objectOf, terminatingObject } from '../diagnosis/testing/objects.ts';
import { answer, gapAnswer } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import { groupResource } from '../objects/resource-type.ts';
import { namespaceContents } from './namespace-contents.ts';
import { readerOf } from './reader.fixture.ts';
import { deletableTypes } from './remaining-objects.ts';

/** A reader of a cluster of these objects; lists hand out metadata, as servers do. */
function cluster(objects: readonly KubeObject[], gone: readonly string[] = []) {
  const asked: string[] = [];
  const reader: ClusterReader = {
    ...readerOf([]).reader,
    async *list({ type, namespace, detail }) {
      asked.push(`${groupResource(type)} ${namespace ?? '-A'} ${detail}`);
      const found = objects.filter(
        (object) =>
          groupResource(object.type) === groupResource(type) &&
          (namespace === undefined || object.metadata.namespace === namespace),
      );
      const seen = detail === 'whole' ? found : found.map((object) => ({ ...object, body: undefined }));
      yield answer({ objects: seen, dropped: 0 });
    },
    async get({ type, namespace, name }) {
      asked.push(`get ${namespace}/${name}`);
      const found = objects.find(({ metadata }) => metadata.name === name && !gone.includes(name));
      if (found !== undefined) return answer(found);
      return gapAnswer({ subject: { kind: 'object', type, namespace, name }, reason: 'not-found', message: '' });
    },
  };
  return { reader, asked };
}

const { signal } = new AbortController();
const names = (objects: readonly KubeObject[]) =>
  objects.map(({ metadata, body }) => `${metadata.name}${body ? '' : '*'}`);

test('of what is left in a namespace that which is being deleted is read whole', async () => {
  const going = terminatingObject('going');
  const stays = configMapOf('stays');
  const { reader, asked } = cluster([going, stays, configMapOf('elsewhere', { namespace: 'other' })]);
  const { objects, gaps } = await namespaceContents(reader, [going.type, stays.type], signal)('shop');
  expect(names(objects)).toEqual(['going', 'stays*']);
  expect(gaps).toEqual([]);
  expect(asked).toEqual(['widgets.example.com shop metadata', 'configmaps shop metadata', 'get shop/going']);
});

test('what has gone between the list and the look at it is left out', async () => {
  const { reader } = cluster([terminatingObject('a'), terminatingObject('b')], ['a']);
  const { objects } = await namespaceContents(reader, [terminatingObject('a').type], signal)('shop');
  expect(names(objects)).toEqual(['b']);
});

test('many namespaces are read with one list of each type', async () => {
  const places = ['a', 'b', 'c', 'd', 'e'];
  const maps = places.map((namespace) => configMapOf(`of-${namespace}`, { namespace }));
  const { reader, asked } = cluster([...maps, configMapOf('live')]);
  const contents = namespaceContents(reader, [configMapOf('x').type], signal);
  const found = await Promise.all(places.map(contents));
  expect(found.map(({ objects }) => names(objects))).toEqual(places.map((namespace) => [`of-${namespace}*`]));
  expect(asked).toEqual(['configmaps -A metadata']);
  asked.length = 0;
  await contents('a');
  expect(asked).toEqual(['configmaps a metadata']);
});

test('what can only be listed is not left in a namespace; files do not tell what can be deleted', () => {
  const computed = objectOf(
    { group: 'packages.operators.coreos.com', resource: 'packagemanifests', kind: 'PackageManifest' },
    {},
  );
  const listed = { ...computed.type, verbs: ['get', 'list'] };
  const { type: pod } = podOf('p', { isTerminating: false });
  expect(deletableTypes([pod, listed])).toEqual([pod]);
  const fromFiles = [{ ...pod, verbs: ['get', 'list'] }, listed];
  expect(deletableTypes(fromFiles)).toEqual(fromFiles);
});
