import { describe, expect, test } from 'vitest';
import { definition, deployment, factsOf, grant, NOW } from '../../operators/facts.fixture.ts';
import { buildInventory } from '../../operators/inventory.ts';
import { type InventoryReport, reportInventory } from '../../operators/report.ts';
import type { Tally } from '../../operators/tally.ts';
import { drawList } from './list.ts';

const RULES = [
  '{apiGroups: [cache.example.com], resources: [redisclusters/status, redisbackups/status], verbs: [update]}',
];
const TYPES = [definition('redisclusters.cache.example.com'), definition('redisbackups.cache.example.com')];
const LEASE = `
apiVersion: coordination.k8s.io/v1
kind: Lease
metadata: {name: redis-operator, namespace: redis-system}
spec: {holderIdentity: redis-operator-7d9f4c5b6d-x2xkp, leaseDurationSeconds: 15, acquireTime: "2026-10-29T12:00:00Z", renewTime: "2026-11-01T11:59:58Z"}
`;
const tally = (type: string, counts: Partial<Tally> = {}): Tally => ({
  ...{ type, total: 0, notReady: 0, stuck: 0, conditions: [], examples: [], writers: [], kopf: false, gap: undefined },
  ...counts,
});

function report(texts: readonly string[], tallies: readonly Tally[] = [], namespace?: string): InventoryReport {
  return reportInventory(buildInventory(factsOf(...TYPES, ...texts)), tallies, { now: NOW, namespace });
}

const REDIS = [
  deployment('redis-system', 'redis-operator'),
  grant({ namespace: 'redis-system', name: 'redis-operator' }, RULES),
  LEASE,
];
const text = (of: InventoryReport, width = Number.POSITIVE_INFINITY) =>
  drawList(of, { format: 'text', width, color: false });

test('the first line is the answer, then a row for each operator and for each type without one', () => {
  const tallies = [
    tally('redisclusters.cache.example.com', { total: 1204, notReady: 3 }),
    tally('redisbackups.cache.example.com', { total: 7, stuck: 1 }),
    tally('lost.example.org', { total: 2 }),
  ];
  const lines = text(report([...REDIS, definition('lost.example.org')], tallies)).split('\n');
  expect(lines.map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
    '1 operator is healthy. 1,213 custom resources: 1 stuck, 3 not ready. 1 type without an operator.',
    '',
    'NAME | NAMESPACE | HEALTH | VERSION | INSTALLED | LEADER | TYPES | CUSTOM RESOURCES',
    'redis-operator | redis-system | 1/1 | v1.2.3 | manifests | redis-operator-7d9f4c5b6d-x2xkp, 3d | redisbackups, redisclusters | 1,211: 1 stuck, 3 not ready',
    '',
    'NO OPERATOR FOUND FOR | CUSTOM RESOURCES',
    'lost.example.org | 2',
    '',
  ]);
});

test('on a narrow terminal columns that can be spared give way, and it says so', () => {
  const drawn = text(report(REDIS, [tally('redisclusters.cache.example.com', { total: 3 })]), 80);
  expect(drawn).toContain('NAME            NAMESPACE     HEALTH  TYPES                     CUSTOM RESOURCES\n');
  expect(drawn).toContain('-o wide shows all columns.');
  for (const line of drawn.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('a namespace shows its own operators, and no types that belong to none', () => {
  const drawn = text(report([...REDIS, definition('lost.example.org')], [], 'shop'));
  expect(drawn).toBe('No operator found in namespace shop.\n');
});

describe('the answer names what is wrong:', () => {
  const scaled = REDIS.map((part) => part.replace('replicas: 1', 'replicas: 0').replace('kind: Pod', 'kind: Other'));

  test('one operator', () => {
    expect(text(report(scaled)).split('\n')[0]).toBe('redis-operator (redis-system) is scaled to 0.');
  });

  test('a Lease that nobody renews', () => {
    const old = [...REDIS.slice(0, 2), LEASE.replace('11:59:58', '11:08:00')];
    expect(text(report(old)).split('\n')[0]).toBe(
      'redis-operator (redis-system) has no leader: its Lease was not renewed for 52m.',
    );
  });

  test('one of several, or several', () => {
    const other = (name: string) => [
      definition(`${name}s.example.org`),
      deployment(name, name),
      grant({ namespace: name, name }, [`{apiGroups: [example.org], resources: [${name}s/status], verbs: [update]}`]),
    ];
    expect(text(report([...scaled, ...other('kafka')])).split('\n')[0]).toBe(
      '1 of 2 operators is not healthy: redis-operator (redis-system) is scaled to 0.',
    );
    const down = other('kafka').map((part) => part.replace('replicas: 1', 'replicas: 0'));
    expect(text(report([...scaled, ...down])).split('\n')[0]).toBe(
      '2 of 2 operators are not healthy: kafka, redis-operator.',
    );
  });
});

test('contradictions and gaps stand below the table', () => {
  const twin = [
    deployment('other', 'redis-operator'),
    grant({ namespace: 'other', name: 'redis-operator' }, RULES, 'other'),
  ];
  const drawn = text(report([...REDIS, ...twin]));
  expect(drawn).toContain(
    'Contradiction: other/redis-operator: redisbackups.cache.example.com and 1 more type are also claimed by redis-system/redis-operator.\n',
  );
});

test('what the cluster says cannot steer the terminal, in any format', () => {
  const hostile = REDIS.map((part) =>
    part.replace('example.com/redis-operator:v1.2.3', 'example.com/x:\\e[31m\\u202e'),
  );
  for (const format of ['text', 'wide', 'json', 'yaml', 'name'] as const) {
    const drawn = drawList(report(hostile), { format, width: 200, color: false });
    expect(drawn).not.toMatch(/[\u001b\u202e]/u);
  }
});

test('-o name gives what describe takes', () => {
  expect(drawList(report(REDIS), { format: 'name', width: 80, color: false })).toBe('redis-system/redis-operator\n');
});

test('-o json has all that is known, typed', () => {
  const tallies = [tally('redisclusters.cache.example.com', { total: 2, stuck: 1 })];
  const document: unknown = JSON.parse(drawList(report(REDIS, tallies), { format: 'json', width: 80, color: false }));
  expect(document).toMatchObject({
    apiVersion: 'kubectl-operator/v1',
    kind: 'OperatorList',
    items: [
      {
        name: 'redis-operator',
        health: { state: 'healthy', ready: 1, desired: 1, problems: [] },
        workload: { kind: 'Deployment', pods: [{ name: 'redis-operator-7d9f4c5b6d-x2xkp', ready: true, restarts: 0 }] },
        leaderElection: { holder: 'redis-operator-7d9f4c5b6d-x2xkp', expired: false },
        serves: [
          { type: 'redisbackups.cache.example.com', weight: 'strong' },
          { type: 'redisclusters.cache.example.com', customResources: { total: 2, stuck: 1, complete: true } },
        ],
      },
    ],
    unserved: [],
    gaps: [],
  });
});
