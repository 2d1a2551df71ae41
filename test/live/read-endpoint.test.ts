import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LiveReader } from '../../src/cluster/live/open-live-reader.ts';
import { type ScrapeCredentials, tokenSource } from '../../src/collect/queues/endpoint-token.ts';
import { openEndpoint } from '../../src/collect/queues/read-endpoint.ts';
import { readPage } from '../../src/metrics/read-page.ts';
import { metricsEndpoints } from '../../src/operators/metrics/endpoints.ts';
import { type ControlPlane, startControlPlane } from '../control-plane/control-plane.ts';
import { FAKE_NODE, startKwok } from '../control-plane/kwok.ts';
import { portForward } from '../control-plane/kwok-pods.ts';
import type { ManagedProcess } from '../control-plane/process.ts';
import { waitFor } from '../control-plane/wait.ts';
import { type RunningRedisOperator, startRedisOperator } from '../operators/redis/redis-operator.ts';
import { OPERATOR_NAMESPACE } from '../operators/redis/switches.ts';
import { openReader, typeOf } from './open-reader.ts';
import { targetFromKubeconfig } from './target.ts';

// Two replicas, and who may read their metrics: of no use to other test files.
let plane: ControlPlane;
let kwok: ManagedProcess;
let operator: RunningRedisOperator;
let reader: LiveReader;

beforeAll(async () => {
  plane = await startControlPlane();
  kwok = await startKwok(plane);
  operator = await startRedisOperator(plane, {
    flags: ['--metrics-secure', '--max-concurrent-reconciles=3', '--use-priority-queue=false', '--rate-limiter=bucket'],
    args: ['--metrics-bind-address=:8443', '--metrics-secure', '--leader-elect'],
    standby: true,
  });
  reader = openReader(targetFromKubeconfig(plane.adminKubeconfig));
  await plane.apply([
    account('metrics-reader'),
    account('nobody'),
    {
      ...{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'metrics-reader' } },
      rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }],
    },
    {
      ...{
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: 'metrics-reader' },
      },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'metrics-reader' },
      subjects: [{ kind: 'ServiceAccount', name: 'metrics-reader', namespace: OPERATOR_NAMESPACE }],
    },
  ]);
});

afterAll(async () => {
  await operator?.stop();
  await kwok?.stop();
  await plane?.stop();
});

function account(name: string): object {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: OPERATOR_NAMESPACE } };
}

/** What comes of looking for a pod's metrics. */
async function opened(name: string, credentials: ScrapeCredentials, from = reader) {
  const type = await typeOf(reader, 'pods');
  const pod = await reader.get({ type, namespace: OPERATOR_NAMESPACE, name, detail: 'whole' });
  if (!pod.ok) throw new Error(pod.gap.message);
  const endpoints = metricsEndpoints({ pod: pod.value, framework: 'controller-runtime' });
  const { signal } = new AbortController();
  return openEndpoint(from, pod.value, endpoints, { tokens: tokenSource(from, credentials), signal });
}

const as = (name: string): ScrapeCredentials => ({ kind: 'account', namespace: OPERATOR_NAMESPACE, name });

/** The samples of a page that was opened, by name. */
async function samplesOf(pod: string, credentials: ScrapeCredentials): Promise<Map<string, number>> {
  const found = await opened(pod, credentials);
  if (!found.ok) throw new Error(found.gap.message);
  const again = await found.value.read();
  if (!again.ok) throw new Error(again.gap.message);
  const { samples, broken } = readPage(again.value.body, () => true, again.value.contentType);
  expect(broken).toBeUndefined();
  return new Map(samples.map(({ name, value }) => [name, value]));
}

describe('metrics behind a login, as kubebuilder scaffolds them', () => {
  test('are not read as nobody, and it is said that they ask who reads', async () => {
    const found = await waitFor('the metrics', async () => {
      const one = await opened(operator.deployed.pod, { kind: 'none' });
      return (one.ok || one.gap.reason !== 'unavailable') && one;
    });
    expect(found).toMatchObject({
      ok: false,
      gap: {
        reason: 'unauthorized',
        message:
          'https 8443 /metrics (--metrics-bind-address=:8443 of container manager): asks who reads, and nobody was named',
      },
    });
  });

  test('are read with the token of a ServiceAccount that may', async () => {
    // The permission takes a moment, and so does the beginning of a leader's work.
    const samples = await waitFor('the metrics of the leader', async () => {
      const read = await samplesOf(operator.deployed.pod, as('metrics-reader'));
      return read.get('leader_election_master_status') === 1 && read;
    });
    expect(samples.get('controller_runtime_max_concurrent_reconciles')).toBe(3);
  });

  test("a standby's page has no queues", async () => {
    const standby = operator.standby?.pod ?? '';
    const samples = await waitFor('its metrics', () => samplesOf(standby, as('metrics-reader')));
    expect(samples.get('leader_election_master_status')).toBe(0);
    expect(samples.has('controller_runtime_reconcile_total')).toBe(false);
  });

  test('are not read with one that may not, and it is said what it takes', async () => {
    expect(await opened(operator.deployed.pod, as('nobody'))).toMatchObject({
      ok: false,
      gap: {
        reason: 'forbidden',
        message: expect.stringMatching(/403: .*redis-system:nobody.* get on the nonResourceURL \/metrics$/),
      },
    });
  });

  test('are not read as a user who has no token, or who may not make one', async () => {
    expect(await opened(operator.deployed.pod, { kind: 'own' })).toMatchObject({
      ok: false,
      gap: { subject: { kind: 'token' }, message: expect.stringContaining('a client certificate') },
    });
    const kubeconfig = await plane.restrictedUser('forwards', [
      { apiGroups: [''], resources: ['pods/portforward'], verbs: ['get', 'create'] },
    ]);
    const restricted = openReader(targetFromKubeconfig(kubeconfig));
    expect(await opened(operator.deployed.pod, as('metrics-reader'), restricted)).toMatchObject({
      ok: false,
      gap: {
        reason: 'forbidden',
        permission: { verb: 'create', resource: 'serviceaccounts/token', namespace: OPERATOR_NAMESPACE },
      },
    });
  });

  test('where port-forwards are forbidden, that permission is named and nothing else is tried', async () => {
    const restricted = openReader(targetFromKubeconfig(await plane.restrictedUser('looks-only', [])));
    expect(await opened(operator.deployed.pod, { kind: 'none' }, restricted)).toMatchObject({
      ok: false,
      attempts: [],
      gap: { reason: 'forbidden', permission: { resource: 'pods/portforward', namespace: OPERATOR_NAMESPACE } },
    });
  });

  test('where the operator may not ask who reads, its ServiceAccount and the permission are named', async () => {
    await plane.kubectl(['delete', 'clusterrolebinding', 'redis-operator']);
    const message = await waitFor('the refusal', async () => {
      // A token that the operator has not seen: what it knows of others it remembers.
      const found = await opened(operator.deployed.pod, as('metrics-reader'));
      return !found.ok && found.gap.message.includes('(500)') && found.gap.message;
    });
    expect(message).toMatch(/system:serviceaccount:redis-system:redis-operator may not create tokenreviews/);
  });
});

test('what listens on 127.0.0.1 behind a proxy that asks who reads is read without a token', async () => {
  const servers = [
    createServer((_, response) => response.writeHead(401).end('Unauthorized')),
    createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end('workqueue_depth{name="a"} 1\n'),
    ),
  ];
  const [proxy = 0, behind = 0] = await Promise.all(servers.map(listening));
  const pod = 'proxied';
  await plane.apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: pod, namespace: OPERATOR_NAMESPACE },
    spec: {
      nodeName: FAKE_NODE,
      containers: [
        { name: 'manager', image: 'example.com/none:v1', args: ['--metrics-bind-address=127.0.0.1:8080'] },
        {
          name: 'kube-rbac-proxy',
          image: 'example.com/kube-rbac-proxy:v0.18',
          args: ['--secure-listen-address=0.0.0.0:8443', '--upstream=http://127.0.0.1:8080/'],
        },
      ],
    },
  });
  await portForward(plane, { namespace: OPERATOR_NAMESPACE, pod }, [
    { podPort: 8443, localPort: proxy },
    { podPort: 8080, localPort: behind },
  ]);
  const found = await waitFor('the page', async () => {
    const one = await opened(pod, { kind: 'none' });
    return one.ok && one.value;
  });
  expect(found).toMatchObject({ login: false, endpoint: { port: 8080, scheme: 'http', from: { kind: 'upstream' } } });
  for (const server of servers) server.close();
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
