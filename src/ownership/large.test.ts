import { expect, test } from 'vitest';
import { OwnershipGraph } from './graph.ts';
import { sample } from './objects.fixture.ts';
import { buildTree } from './tree.ts';
import { preorder } from './walk.ts';

test('a chain of 10,000 owners, with a way back from each, is drawn without recursion in both directions', () => {
  const chain = Array.from({ length: 10_000 }, (_, at) =>
    sample({ name: `n${at}`, owners: at === 0 ? [] : [`n${at - 1}`, 'n9999'] }),
  );
  const graph = new OwnershipGraph(chain);
  const tree = buildTree(graph, 'n0', { direction: 'down', depth: 9_000, keepsType: () => true, matches: () => true });
  expect(preorder(tree.roots).length).toBe(9_001);
  expect(preorder(buildTree(graph, 'n9999', { direction: 'all' }).roots).length).toBe(20_000 - 1);
});

test('a tree of 60,000 objects takes no time worth mentioning', () => {
  const objects = Array.from({ length: 60_000 }, (_, at) =>
    sample({ name: `n-${at}`, owners: at === 0 ? [] : [`n-${Math.floor(at / 10)}`] }),
  );
  const started = process.threadCpuUsage();
  const tree = buildTree(new OwnershipGraph(objects), 'n-0', { direction: 'down' });
  const { user, system } = process.threadCpuUsage(started);
  // About 100 ms; the limit is there to catch what grows with the square of the size. What others do meanwhile does not count.
  expect((user + system) / 1000).toBeLessThan(2_000);
  expect(preorder(tree.roots).length).toBe(60_000);
});

test('60,000 objects of which each 250th owns itself and 239 others end in marks, not in loops', () => {
  const objects = Array.from({ length: 60_000 }, (_, at) => sample({ name: `n-${at}`, owners: [`n-${at % 250}`] }));
  const tree = buildTree(new OwnershipGraph(objects), 'n-0', { direction: 'all' });
  const nodes = preorder(tree.roots);
  expect(nodes.length).toBe(241);
  expect(nodes.filter(({ marks }) => marks.some(({ kind }) => kind === 'cycle')).length).toBe(1);
});
