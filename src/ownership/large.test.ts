import { expect, test } from 'vitest';
import { OwnershipGraph } from './graph.ts';
import { sample } from './objects.fixture.ts';
import { buildTree } from './tree.ts';
import { nodesOf } from './walk.ts';

test('a chain of 10,000 owners, with a way back from each, is drawn without recursion in both directions', () => {
  const chain = Array.from({ length: 10_000 }, (_, at) =>
    sample({ name: `n${at}`, owners: at === 0 ? [] : [`n${at - 1}`, 'n9999'] }),
  );
  const graph = new OwnershipGraph(chain);
  const tree = buildTree(graph, 'n0', { direction: 'down', depth: 9_000, keepsType: () => true, matches: () => true });
  expect([...nodesOf(tree)].length).toBe(9_001);
  expect([...nodesOf(buildTree(graph, 'n9999', { direction: 'all' }))].length).toBe(20_000 - 1);
});

test('a tree of 60,000 objects is judged at once', () => {
  const objects = Array.from({ length: 60_000 }, (_, at) =>
    sample({ name: `n-${at}`, kind: at % 3 === 0 ? 'Pod' : 'Secret', owners: at === 0 ? [] : [`n-${at % 250}`] }),
  );
  // Objects 1 to 249 own themselves, which is the worst that can be said of an owner.
  const started = performance.now();
  const tree = buildTree(new OwnershipGraph(objects), 'n-0', { direction: 'down' });
  const took = performance.now() - started;
  expect([...nodesOf(tree)].length).toBe(240);
  const wide = Array.from({ length: 60_000 }, (_, at) =>
    sample({ name: `w-${at}`, owners: at === 0 ? [] : [`w-${Math.floor(at / 10)}`] }),
  );
  const again = performance.now();
  expect([...nodesOf(buildTree(new OwnershipGraph(wide), 'w-0', { direction: 'down' }))].length).toBe(60_000);
  console.log(`${took.toFixed(0)} ms, ${(performance.now() - again).toFixed(0)} ms`);
  // Generous: the machine may be busy. A quiet one takes about 100 ms.
  expect(performance.now() - again).toBeLessThan(1_500);
});
