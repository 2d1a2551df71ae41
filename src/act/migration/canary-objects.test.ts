import { expect, test } from 'vitest';
import { readerOf } from '../../collect/reader.fixture.ts';
import { endpointAt } from '../../migration/subject.ts';
import { answer } from '../../objects/gap.ts';
import { parseMetadata } from '../../objects/metadata.ts';
import { crd } from '../../versions/facts.fixture.ts';
import { canaryObjects } from './canary-objects.ts';

const TYPE = endpointAt(crd(['v1 storage'], ['v1']), 'v1');

/** The names of the first objects, of objects in these namespaces. */
async function chosen(count: number, namespaces: Readonly<Record<string, number>>): Promise<string[]> {
  const objects = Object.entries(namespaces).flatMap(([namespace, size]) =>
    Array.from({ length: size }, (_, at) => ({
      ...{ type: TYPE, body: undefined },
      metadata: parseMetadata({ metadata: { namespace, name: `${namespace}${at}`, uid: `${namespace}${at}` } }),
    })),
  );
  const { reader } = readerOf([]);
  const found = await canaryObjects(TYPE, count, {
    ...reader,
    async *list() {
      yield answer({ objects: objects.slice(0, 7), dropped: 0 });
      yield answer({ objects: objects.slice(7), dropped: 0 });
    },
  });
  return found.objects.map(({ name }) => name);
}

test('each namespace has its turn', async () => {
  expect(await chosen(20, { a: 5, b: 1, c: 3 })).toEqual(['a0', 'b0', 'c0', 'a1', 'c1', 'a2', 'c2', 'a3', 'a4']);
});

test('no more are kept than may be needed, of however many there are', async () => {
  expect(await chosen(20, { a: 1000 })).toHaveLength(20);
  expect(await chosen(10, Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`n${at}`, 1])))).toHaveLength(10);
});
