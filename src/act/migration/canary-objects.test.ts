import { expect, test } from 'vitest';
import { readerOf } from '../../collect/reader.fixture.ts';
import { endpointAt, subjectOf } from '../../migration/subject.ts';
import { answer } from '../../objects/gap.ts';
import { parseMetadata } from '../../objects/metadata.ts';
import { crd } from '../../versions/facts.fixture.ts';
import { canaryObjects } from './canary-objects.ts';

const DEFINITION = crd(['v1 storage'], ['v1']);
const TYPE = endpointAt(DEFINITION, 'v1');
const PAGE = 500;

/** What is chosen of objects in these namespaces, which are `NAMESPACE0001` and so on. */
async function chosen(count: number, namespaces: Readonly<Record<string, number>>) {
  const subject = subjectOf(DEFINITION);
  if (subject === undefined) throw new Error('no version is served');
  const objects = Object.entries(namespaces).flatMap(([namespace, size]) =>
    Array.from({ length: size }, (_, at) => {
      const name = `${namespace}${String(at).padStart(5, '0')}`;
      const metadata = parseMetadata({ metadata: { namespace, name, uid: name } });
      return { ...{ type: TYPE, body: undefined }, metadata };
    }),
  );
  const { reader } = readerOf([]);
  const live = {
    ...reader,
    async *list() {
      for (let at = 0; at < objects.length; at += PAGE)
        yield answer({ objects: objects.slice(at, at + PAGE), dropped: 0 });
    },
  };
  return canaryObjects(subject, count, live, new AbortController().signal);
}

const numbers = (objects: readonly { readonly name: string }[]) => objects.map(({ name }) => Number(name.slice(-5)));
const many = (length: number) =>
  Object.fromEntries(Array.from({ length }, (_, at) => [`n${String(at).padStart(4, '0')}`, 1]));

test('each namespace has its turn, and few objects are all tried', async () => {
  const { objects, isAll } = await chosen(20, { a: 5, b: 1, c: 3 });
  expect(objects.slice(0, 3).map(({ namespace }) => namespace)).toEqual(['a', 'c', 'b']);
  expect(objects).toHaveLength(9);
  expect(isAll).toBe(true);
});

test('of a type that is migrated up to its middle, both halves are met at once', async () => {
  const { objects, isAll } = await chosen(200, { a: 12_345 });
  expect(isAll).toBe(false);
  const tried = numbers(objects);
  expect(tried.length).toBeGreaterThanOrEqual(100);
  expect(tried.slice(0, 8).filter((at) => at > 12_345 / 2).length).toBeGreaterThanOrEqual(3);
  expect(tried.filter((at) => at > 12_345 / 2).length).toBeGreaterThan(40);
  expect(Math.max(...tried)).toBeGreaterThan(12_345 - 256);
});

test('so are both halves of many namespaces', async () => {
  const { objects } = await chosen(20, many(1000));
  expect(objects).toHaveLength(20);
  const tried = objects.map(({ namespace = '' }) => Number(namespace.slice(1)));
  expect(tried.filter((at) => at >= 500).length).toBeGreaterThanOrEqual(8);
});

test('a big namespace leaves the small ones their turn', async () => {
  const { objects } = await chosen(40, { a: 3, b: 5000, c: 2 });
  const of = (namespace: string) => objects.filter((object) => object.namespace === namespace).length;
  expect([of('a'), of('c')]).toEqual([3, 2]);
  expect(of('b')).toBeGreaterThanOrEqual(20);
});

test('no more are kept than may be needed, of however many there are', async () => {
  expect((await chosen(20, { a: 1000 })).objects.length).toBeLessThanOrEqual(20);
  expect((await chosen(10, many(500))).objects).toHaveLength(10);
});
