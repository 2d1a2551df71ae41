import { expect, test } from 'vitest';
import { OwnershipGraph } from './graph.ts';
import { reference, sample } from './objects.fixture.ts';
import { buildTree } from './tree.ts';
import type { OwnershipTree, TreeNode, TreeOptions } from './tree-model.ts';
import { typeFilter } from './type-filter.ts';
import { preorder } from './walk.ts';

/** The tree as indented lines: name, edge where it is not the usual one, marks, what is hidden. */
function drawn(tree: OwnershipTree): string[] {
  const lines: string[] = [];
  const draw = (node: TreeNode, indent: string) => {
    const edge = ['controller', 'root'].includes(node.edge.kind) ? '' : ` (${node.edge.kind})`;
    const marks = node.marks.map(({ kind }) => ` ${kind}`).join('');
    const hidden = node.truncated === 0 ? '' : ` +${node.truncated}`;
    lines.push(`${indent}${node.object.metadata.name}${node.focus ? '*' : ''}${edge}${marks}${hidden}`);
    for (const child of node.children) draw(child, `${indent}  `);
  };
  for (const root of tree.roots) draw(root, '');
  return lines;
}

const treeOf = (objects: Parameters<typeof sample>[0][], focus: string, options: Partial<TreeOptions> = {}) =>
  drawn(buildTree(new OwnershipGraph(objects.map(sample)), focus, { direction: 'down', ...options }));

const family = [
  { name: 'app' },
  { name: 'set', kind: 'StatefulSet', apiVersion: 'apps/v1', owners: ['app'] },
  {
    name: 'pod-10',
    kind: 'Pod',
    owners: [reference('set', { kind: 'StatefulSet', apiVersion: 'apps/v1' })],
    labels: { tier: 'db' },
  },
  { name: 'pod-2', kind: 'Pod', owners: [reference('set', { kind: 'StatefulSet', apiVersion: 'apps/v1' })] },
  { name: 'svc', kind: 'Service', owners: [reference('app', { controller: false })] },
  { name: 'stranger' },
];

test('what an object owns is drawn below it, workloads first, pods in the order of their numbers', () => {
  expect(treeOf(family, 'app')).toEqual(['app*', '  set', '    pod-2', '    pod-10', '  svc (owner)']);
});

test('the way up goes from the root owner to the object and shows nothing beside it', () => {
  expect(treeOf(family, 'pod-2', { direction: 'up' })).toEqual(['app', '  set', '    pod-2*']);
});

test('both ways: owners above, and below the object what it owns', () => {
  expect(treeOf(family, 'set', { direction: 'all' })).toEqual(['app', '  set*', '    pod-2', '    pod-10']);
});

test('an object that was not read has an empty tree', () => {
  expect(treeOf(family, 'nobody', { direction: 'all' })).toEqual([]);
});

test('depth cuts below the object and counts what is hidden', () => {
  expect(treeOf(family, 'app', { depth: 1 })).toEqual(['app*', '  set +2', '  svc (owner)']);
  expect(treeOf(family, 'set', { direction: 'all', depth: 0 })).toEqual(['app', '  set* +2']);
});

test('an object with two owners is expanded once, below its controller, and named below the other', () => {
  const objects = [
    { name: 'root' },
    { name: 'a', owners: ['root'] },
    { name: 'b', owners: ['root'] },
    { name: 'both', owners: [reference('a', { controller: false }), 'b'] },
    { name: 'leaf', owners: ['both'] },
  ];
  expect(treeOf(objects, 'root')).toEqual([
    'root*',
    '  a',
    '    both (owner) shown-elsewhere',
    '  b',
    '    both other-owners',
    '      leaf',
  ]);
  expect(treeOf(objects, 'leaf', { direction: 'up' })).toHaveLength(6);
});

test('a second place says where the object is expanded', () => {
  const graph = new OwnershipGraph(
    [{ name: 'r' }, { name: 'a', owners: ['r'] }, { name: 'x', owners: ['a', 'r'] }].map(sample),
  );
  const places = preorder(buildTree(graph, 'r', { direction: 'down' }).roots).filter(({ id }) => id === 'x');
  expect(places.flatMap(({ marks }) => marks)).toContainEqual(
    expect.objectContaining({ kind: 'shown-elsewhere', under: expect.objectContaining({ name: 'r' }) }),
  );
});

test('an object that owns itself, and a circle of owners, end at a mark', () => {
  expect(treeOf([{ name: 'self', owners: ['self'] }], 'self')).toEqual(['self*', '  self* cycle']);
  expect(treeOf([{ name: 'self', owners: ['self'] }], 'self', { direction: 'up' })).toEqual(['self*', '  self* cycle']);
  const circle = [
    { name: 'a', owners: ['c'] },
    { name: 'b', owners: ['a'] },
    { name: 'c', owners: ['b'] },
    { name: 'below', owners: ['c'] },
  ];
  expect(treeOf(circle, 'a')).toEqual(['a* other-owners', '  b', '    c', '      a* cycle', '      below']);
  expect(treeOf(circle, 'below', { direction: 'up' })).toEqual([
    'a other-owners',
    '  b',
    '    c',
    '      a cycle',
    '      below*',
  ]);
});

test('a definition shows its custom resources as first level, those that others own included', () => {
  const crd = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', namespace: null };
  const custom = { apiVersion: 'cache.example.com/v1', kind: 'Redis' };
  const owner = reference('one', custom);
  const objects = [
    { ...crd, name: 'rediss.cache.example.com' },
    { ...custom, name: 'one' },
    { ...custom, name: 'two', owners: [owner] },
    { name: 'conf', owners: [owner] },
  ];
  expect(treeOf(objects, 'rediss.cache.example.com')).toEqual([
    'rediss.cache.example.com*',
    '  one (instance)',
    '    conf',
    '    two shown-elsewhere',
    '  two (instance) other-owners',
  ]);
});

test('leaving a type out lifts what it owns and says from where', () => {
  const keepsType = typeFilter([], ['sts', 'stateful*']);
  expect(treeOf(family, 'app', { keepsType })).toEqual(['app*', '  pod-2 lifted', '  pod-10 lifted', '  svc (owner)']);
  expect(treeOf(family, 'pod-2', { direction: 'up', keepsType: typeFilter(['po*'], []) })).toEqual(['pod-2* lifted']);
});

test('a label selector keeps the way to what matches', () => {
  const matches = ({ metadata }: { metadata: { labels: Readonly<Record<string, string>> } }) =>
    metadata.labels.tier === 'db';
  expect(treeOf(family, 'app', { matches })).toEqual(['app*', '  set', '    pod-10']);
});

test('links are leaves with their path, not repeated below and never followed', () => {
  const graph = new OwnershipGraph([...family, { name: 'key', kind: 'Secret' }].map(sample));
  const link = (to: string) => [{ to, relation: 'volume', path: 'spec.x' } as const];
  const links = new Map([
    ['set', [...link('key'), ...link('app'), ...link('pod-2')]],
    ['pod-2', link('key')],
    ['svc', link('set')],
    ['key', link('stranger')],
  ]);
  expect(drawn(buildTree(graph, 'app', { direction: 'down', links }))).toEqual([
    'app*',
    '  set',
    '    pod-2',
    '    pod-10',
    '    key (link)',
    '  svc (owner)',
    '    set (link) shown-elsewhere',
  ]);
});

test('the tree is plain data', () => {
  const tree = buildTree(new OwnershipGraph(family.map(sample)), 'app', { direction: 'down' });
  expect(JSON.parse(JSON.stringify(tree)).roots[0].children[0].children).toHaveLength(2);
});
