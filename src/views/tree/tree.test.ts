import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import type { Gap } from '../../objects/gap.ts';
import type { JsonObject } from '../../objects/json.ts';
import { parseMetadata } from '../../objects/metadata.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import { OwnershipGraph } from '../../ownership/graph.ts';
import { reportTrees, type TreeReport } from '../../ownership/report.ts';
import { buildTree } from '../../ownership/tree.ts';
import type { ResolvedLink } from '../../ownership/tree-model.ts';
import type { TreeFormat } from './formats.ts';
import { drawTree } from './tree.ts';

const NOW = Date.parse('2026-01-01T03:00:00Z');

function type(kind: string, group = ''): ResourceType {
  const singular = kind.toLowerCase();
  return {
    group,
    version: 'v1',
    resource: `${singular}s`,
    singular,
    kind,
    shortNames: [],
    categories: [],
    namespaced: true,
    verbs: ['list'],
  };
}

function object(
  of: ResourceType,
  name: string,
  owner?: string,
  more: { metadata?: JsonObject; status?: JsonObject } = {},
): KubeObject {
  const ownerReferences =
    owner === undefined ? [] : [{ apiVersion: 'v1', kind: 'RedisCluster', name: owner, uid: owner, controller: true }];
  const metadata = {
    name,
    namespace: 'shop',
    uid: name,
    creationTimestamp: '2026-01-01T00:00:00Z',
    ownerReferences,
    ...more.metadata,
  };
  const body: JsonObject = { metadata, status: more.status };
  return { type: of, metadata: parseMetadata(body), body };
}

const CLUSTER = type('RedisCluster', 'cache.example.com');
const waiting = {
  conditions: [
    {
      type: 'Ready',
      status: 'False',
      reason: 'Waiting',
      message: 'for a node\u001b[2J',
      lastTransitionTime: '2026-01-01T02:00:00Z',
    },
  ],
};

function report(
  objects: readonly KubeObject[],
  gaps: readonly Gap[] = [],
  links = new Map<string, readonly ResolvedLink[]>(),
): TreeReport {
  const graph = new OwnershipGraph(objects);
  const focus = objects[0]?.metadata.uid ?? '';
  return reportTrees([buildTree(graph, focus, { direction: 'down', links })], {
    gaps,
    typesAsked: 3,
    typesRead: 3,
    now: NOW,
  });
}

const draw = (of: TreeReport, format: TreeFormat = 'text', width = Number.POSITIVE_INFINITY, conditions = false) =>
  drawTree(of, { format, width, color: false, conditions });

const SHOP = report([
  object(CLUSTER, 'cache', undefined, { status: waiting }),
  object(type('ConfigMap'), 'conf', 'cache', {
    metadata: {
      ownerReferences: [{ apiVersion: 'cache.example.com/v1', kind: 'RedisCluster', name: 'cache', uid: 'cache' }],
    },
  }),
  object(type('RedisBackup', 'cache.example.com'), 'nightly', 'cache', {
    metadata: {
      deletionTimestamp: '2026-01-01T02:19:00Z',
      finalizers: ['cache.example.com/backup'],
      ownerReferences: [
        { apiVersion: 'cache.example.com/v1', kind: 'RedisCluster', name: 'cache', uid: 'cache', controller: true },
      ],
    },
  }),
]);

test('text: the tree, what holds it, and what it amounts to', () => {
  expect(draw(SHOP)).toBe(`\
OBJECT                  READY  REASON           AGE
RedisCluster/cache      False  Waiting          3h
├┄ ConfigMap/conf                               3h
└─ RedisBackup/nightly         Terminating 41m  3h   held by cache.example.com/backup

3 objects: 1 not ready, 1 terminating.
┄ owned, but not by its controller
`);
});

test('conditions hang below their object, between its branches, with control characters made visible', () => {
  expect(draw(SHOP, 'text', 80, true)).toContain(`
RedisCluster/cache      False  Waiting          3h
│    Ready=False for 60m Waiting: for a node\\u001b[2J
├┄ ConfigMap/conf`);
});

test('no line is wider than the terminal', () => {
  const long = report([
    object(CLUSTER, 'c'.repeat(60), undefined, { status: waiting }),
    object(type('ConfigMap'), '名前'.repeat(40), 'c'.repeat(60)),
  ]);
  for (const width of [20, 40, 80, 200]) {
    for (const line of draw(long, 'text', width, true).split('\n'))
      expect(stringWidth(line)).toBeLessThanOrEqual(width);
  }
  expect(draw(long, 'wide', 40)).toContain('c'.repeat(60));
});

test('gaps are told once for each reason, however many there are', () => {
  const gaps = Array.from(
    { length: 9 },
    (_, index): Gap => ({
      subject: { kind: 'list', type: type(`Kind${index}`), namespace: 'shop' },
      reason: 'forbidden',
      message: 'no',
    }),
  );
  const text = draw(report([object(CLUSTER, 'cache')], [...gaps, ...gaps]));
  expect(text).toContain(
    'Not read (9), forbidden: kind0s in shop, kind1s in shop, kind2s in shop, kind3s in shop, kind4s in shop and 4 more.',
  );
});

test('links are drawn with an arrow and say where they stand', () => {
  const secret = object(type('Secret'), 'auth');
  const links = new Map([['cache', [{ to: 'auth', relation: 'spec', path: 'spec.auth.secretRef' } as const]]]);
  const text = draw(report([object(CLUSTER, 'cache'), secret], [], links));
  expect(text).toMatch(/^└→ Secret\/auth +3h +spec: spec\.auth\.secretRef$/m);
  expect(text).toContain('→ linked, without owner reference');
});

test('names in dot and mermaid cannot end their labels', () => {
  const evil = report([object(type('Odd"]; x'), 'a"] --> b', undefined)]);
  expect(draw(evil, 'dot')).toContain('label="Odd\\"]; x/a\\"] --> b"');
  expect(draw(evil, 'mermaid')).toContain('n0["Odd#34;#93;#59; x/a#34;#93; --#62; b"]');
});

test('a chain of 20,000 owners is drawn in every format', () => {
  const chain = Array.from({ length: 20_000 }, (_, index) =>
    object(CLUSTER, `link-${index}`, index === 0 ? undefined : `link-${index - 1}`),
  );
  const long = report(chain);
  for (const format of ['json', 'name', 'dot', 'mermaid'] as const) expect(draw(long, format)).toContain('link-19999');
});

test('one object with much to tell makes no other line longer', () => {
  const finalizers = Array.from({ length: 10_000 }, (_, index) => `example.com/f${index}`);
  const held = object(type('ConfigMap'), 'held', 'cache', {
    metadata: { deletionTimestamp: '2026-01-01T02:00:00Z', finalizers },
  });
  const others = Array.from({ length: 100 }, (_, index) => object(type('ConfigMap'), `conf-${index}`, 'cache'));
  const text = draw(report([object(CLUSTER, 'cache'), held, ...others]));
  expect(text).toContain(
    'held by example.com/f0, example.com/f1, example.com/f2, example.com/f3, example.com/f4 and 9995 more',
  );
  expect(text.length).toBeLessThan(20_000);
});

test('an object with many places is described at one of them', () => {
  const owners = Array.from({ length: 20 }, (_, index) => object(type('Owner'), `owner-${index}`, 'cache'));
  const references = owners.map(({ metadata }) => ({
    apiVersion: 'v1',
    kind: 'Owner',
    name: metadata.name,
    uid: metadata.uid,
  }));
  const shared = object(type('ConfigMap'), 'shared', undefined, { metadata: { ownerReferences: references } });
  const document = JSON.parse(draw(report([object(CLUSTER, 'cache'), ...owners, shared]), 'json')) as {
    items: { name: string; ownerReferences?: object[] }[];
  };
  const places = document.items.filter(({ name }) => name === 'shared');
  expect(places).toHaveLength(20);
  expect(places.filter(({ ownerReferences }) => ownerReferences !== undefined)).toHaveLength(1);
});
