import { expect, test } from 'vitest';
import { definition, deployment, factsOf, grant, NOW, wholeObject } from '../../operators/facts.fixture.ts';
import type { OperatorFacts } from '../../operators/facts.ts';
import { findOperator } from '../../operators/find-operator.ts';
import { type HouseFacts, houseOf, type OperatorHouse } from '../../operators/house.ts';
import { buildInventory } from '../../operators/inventory.ts';
import { CATALOG, CSV, OLM_DEPLOYMENT, SUBSCRIPTION } from '../../operators/olm.fixture.ts';
import { drawHouse } from './describe.ts';

const NOTHING: HouseFacts = { events: [], certificates: [], gaps: [] };
const HOOK = `
apiVersion: v1
kind: Service
metadata: {name: hook, namespace: redis-system}
spec: {selector: {app: redis-operator}}
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: redis}
webhooks:
  - name: default.cache.example.com
    failurePolicy: Ignore
    clientConfig: {service: {name: hook, namespace: redis-system}, caBundle: Cg==}
    rules: [{apiGroups: [cache.example.com], resources: [redisclusters], operations: ['*'], apiVersions: ['*']}]
`;
const LEASE = `
apiVersion: coordination.k8s.io/v1
kind: Lease
metadata: {name: redis-operator, namespace: redis-system}
spec: {holderIdentity: redis-operator-5c4b3a2d1e-abcde_x, leaseDurationSeconds: 15, acquireTime: "2026-10-29T12:00:00Z", renewTime: "2026-11-01T11:08:00Z", leaseTransitions: 4}
`;
const REDIS = factsOf(
  definition('redisclusters.cache.example.com'),
  deployment('redis-system', 'redis-operator'),
  grant({ namespace: 'redis-system', name: 'redis-operator' }, [
    '{apiGroups: [cache.example.com], resources: [redisclusters, redisclusters/status], verbs: [get, update]}',
    "{apiGroups: [''], resources: [secrets], verbs: [get]}",
  ]),
  HOOK,
  LEASE,
);

function houseIn(facts: OperatorFacts, name: string, extra: Partial<HouseFacts> = {}): OperatorHouse {
  const found = findOperator(name, undefined, buildInventory(facts));
  if (!found.ok) throw new Error(found.problem.message);
  return houseOf(found.value, facts, { ...NOTHING, ...extra });
}
const text = (house: OperatorHouse, width = Number.POSITIVE_INFINITY) =>
  drawHouse(house, { format: 'text', width, color: false });
/** Lines with runs of blanks as ` | `. */
const lines = (house: OperatorHouse) =>
  text(house)
    .split('\n')
    .map((line) => line.trim().replace(/ {2,}/g, ' | '));

test('the answer comes first, then workload, pods and leader, with what is wrong', () => {
  const drawn = lines(houseIn(REDIS, 'redis-operator'));
  expect(drawn[0]).toBe('redis-operator (redis-system) has no leader: its Lease was not renewed for 52m.');
  expect(drawn).toEqual(
    expect.arrayContaining([
      'Workload | Deployment/redis-operator in redis-system, 1 of 1 pods ready',
      'redis-operator-7d9f4c5b6d-x2xkp | True | Running | 0 | node-1',
      'Holder | redis-operator-5c4b3a2d1e-abcde_x: no pod of this name is there any more',
      'Renewed | 52m ago: expired, nobody leads',
      'Transitions | 4',
      'ClusterRole/redis-operator | all | write | redisclusters.cache.example.com',
      'read | secrets',
      'strong | rbac | ClusterRole redis-operator lets it write objects, status of redisclusters.cache.example.com',
    ]),
  );
});

test('webhooks have their endpoints, and certificates that can be read or not', () => {
  const slice = wholeObject({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'hook-x', namespace: 'redis-system', labels: { 'kubernetes.io/service-name': 'hook' } },
    endpoints: [{ conditions: { ready: false } }],
  });
  const certificate = wholeObject({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: 'hook-tls', namespace: 'redis-system' },
    spec: { dnsNames: ['hook.redis-system.svc'] },
    status: { notAfter: '2026-11-05T12:00:00Z' },
  });
  const house = houseIn({ ...REDIS, endpointSlices: [slice] }, 'redis-operator', { certificates: [certificate] });
  expect(house.status.health.problems).toContainEqual(expect.objectContaining({ kind: 'webhook-without-endpoints' }));
  expect(lines(house)).toContain(
    'default.cache.example.com | mutating | Ignore | redis-system/hook | 0 of 1 | not readable | 4d left',
  );
});

test('endpoints that could not be read are not taken for none', () => {
  const house = houseIn(REDIS, 'redis-operator');
  expect(text(house)).toMatch(/hook +not read/);
  expect(house.status.health.problems.map(({ kind }) => kind)).toEqual(['lease-expired']);
});

test('warnings are about it, its pods of old and its custom resources, and about nobody else', () => {
  const event = (involvedObject: { kind: string; name: string; apiVersion?: string }, reason: string) =>
    wholeObject({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: reason, namespace: 'redis-system' },
      involvedObject: { namespace: 'redis-system', ...involvedObject },
      ...{ type: 'Warning', reason, message: 'm', count: 3, lastTimestamp: '2026-11-01T11:59:00Z' },
    });
  const events = [
    event({ kind: 'Pod', name: 'redis-operator-5c4b3a2d1e-abcde' }, 'BackOff'),
    event({ kind: 'redisclusters', name: 'cache', apiVersion: 'cache.example.com/v1' }, 'NotReady'),
    event({ kind: 'Pod', name: 'web-1' }, 'Other'),
    event({ kind: 'Deployment', name: 'redis-operator-2' }, 'Other'),
  ];
  expect(houseIn(REDIS, 'redis-operator', { events }).warnings.map(({ reason }) => reason)).toEqual([
    'BackOff',
    'NotReady',
  ]);
});

test('what OLM says is told: channel, approval, what waits for it, the catalog', () => {
  const facts = factsOf(definition('etcdclusters.etcd.example.com'), CSV, SUBSCRIPTION, CATALOG, OLM_DEPLOYMENT);
  expect(lines(houseIn(facts, 'etcd-operator'))).toEqual(
    expect.arrayContaining([
      'Subscription | operators/etcd, package etcd',
      'Channel | stable',
      'Approval | Manual',
      'Installed | etcd-operator.v0.9.4',
      'Available | etcd-operator.v0.9.5, which waits for approval of InstallPlan install-x7k2p',
      'Catalog | olm/operatorhubio: healthy (READY)',
    ]),
  );
});

test('custom resources in trouble are named, with the command that tells why', () => {
  const tallies = [
    {
      ...{
        type: 'redisclusters.cache.example.com',
        total: 2,
        notReady: 0,
        stuck: 1,
        writers: [],
        kopf: false,
        gap: undefined,
      },
      conditions: [{ type: 'Ready', status: 'False', reason: 'X', count: 2 }],
      examples: [{ namespace: 'shop', name: "a'b", state: 'stuck', reason: 'cache.example.com/cluster' }],
    },
  ] as const;
  const drawn = text(houseIn({ ...REDIS, tallies }, 'redis-operator'));
  expect(drawn).toContain(`kubectl operator why-stuck 'redisclusters.cache.example.com/a'\\''b' -n shop\n`);
  expect(drawn).toMatch(/redisclusters +Ready=False +X +2/);
});

test('no line is wider than the terminal, and nothing of the cluster steers it', () => {
  const hostile = houseIn({ ...REDIS, now: NOW }, 'redis-operator', {
    events: [
      wholeObject({
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: 'e', namespace: 'redis-system' },
        involvedObject: { kind: 'Deployment', name: 'redis-operator', namespace: 'redis-system' },
        ...{ reason: '\u001b[2J', message: `${'long '.repeat(100)}\u202e` },
      }),
    ],
  });
  const drawn = text(hostile, 80);
  expect(drawn).not.toMatch(/[\u001b\u202e]/u);
  const tooWide = drawn.split('\n').filter((line) => line.length > 80);
  expect(tooWide).toEqual([]);
  expect(drawHouse(hostile, { format: 'yaml', width: 80, color: false })).not.toMatch(/[\u001b\u202e]/u);
});
