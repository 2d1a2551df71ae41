import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { FAKE_NODE } from '../control-plane/kwok.ts';
import { createBackup, createCluster } from '../operators/redis/redis-objects.ts';
import { startRedisOperator } from '../operators/redis/redis-operator.ts';
import { waitForReady, waitUntilGone } from '../operators/redis/samples.ts';
import { ownPlane } from './own-plane.ts';
import { plugin } from './plugin.ts';

const plane = await ownPlane();
const kubeconfig = plane.adminKubeconfig;

/** How long things come and go. */
const MILLISECONDS = 40_000;

/** What is wrong with nothing: it says that deletion takes its time, or what it waits for that goes by itself. */
const HARMLESS = new Set(['just-deleted', 'pod-in-grace-period', 'claim-in-use', 'volume-bound']);

const operator = await startRedisOperator(plane);
afterAll(() => operator.stop());
beforeAll(() => operator.applySamples());

describe('a healthy cluster in which things come and go', () => {
  const churn = { stop: false, rounds: 0 };
  const workers: Promise<void>[] = [];

  beforeAll(() => {
    workers.push(repeat(redisObjects), repeat(namespaces), repeat(pods), repeat(foreground), repeat(claims));
    return async () => {
      churn.stop = true;
      await Promise.all(workers);
    };
  });

  async function repeat(round: (place: ControlPlane, at: number) => Promise<void>): Promise<void> {
    for (let at = 0; !churn.stop; at++) {
      await round(plane, at);
      churn.rounds++;
      await delay(100);
    }
  }

  test('gives no alarm, and nothing that is certain about what has just been deleted is wrong', async () => {
    const alarms: string[] = [];
    const wrong = new Map<string, string>();
    let looked = 0;
    for (const end = Date.now() + MILLISECONDS; Date.now() < end; ) {
      const calm = await plugin(['why-stuck', '-A'], { kubeconfig });
      if (calm.code !== 0 || calm.stderr !== '') alarms.push(calm.stdout + calm.stderr);
      const eager = await plugin(['why-stuck', '-A', '--stuck-after', '0s', '-o', 'json'], { kubeconfig });
      if (eager.stderr !== '' || eager.code === 2) alarms.push(eager.stderr);
      const { items } = JSON.parse(eager.stdout) as Report;
      looked += items.length;
      for (const { object, causes } of items)
        for (const { id } of causes.filter(isAccusation)) wrong.set(id, `${object?.kind} ${object?.name}`);
    }
    expect(alarms).toEqual([]);
    expect([...wrong]).toEqual([]);
    expect(looked).toBeGreaterThan(10);
    expect(churn.rounds).toBeGreaterThan(20);
  });
});

interface Cause {
  readonly id: string;
  readonly certainty: string;
}

function isAccusation({ id, certainty }: Cause): boolean {
  return certainty === 'certain' && !HARMLESS.has(id);
}

interface Report {
  readonly items: readonly {
    readonly object?: { readonly kind: string; readonly name: string };
    readonly causes: readonly Cause[];
  }[];
}

async function redisObjects(_: ControlPlane, at: number): Promise<void> {
  const name = `turn-${at % 5}`;
  const cluster = await createCluster(plane, 'shop', name);
  const backup = await createBackup(plane, 'shop', name, name);
  await waitForReady(plane, cluster);
  await remove('/apis/cache.example.com/v1/namespaces/shop/redisbackups', name);
  await remove('/apis/cache.example.com/v1/namespaces/shop/redisclusters', name);
  await waitUntilGone(plane, backup, 60_000);
  await waitUntilGone(plane, cluster, 60_000);
}

async function namespaces(_: ControlPlane, at: number): Promise<void> {
  const name = `coming-${at}`;
  await plane.apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: name } },
    pod(name, 'a', 2),
  ]);
  await createCluster(plane, name, 'cache');
  await remove('/api/v1/namespaces', name);
  await delay(2000);
}

async function pods(_: ControlPlane, at: number): Promise<void> {
  const name = `pod-${at}`;
  await plane.apply(pod('default', name, at % 4));
  await delay(300);
  await remove('/api/v1/namespaces/default/pods', name);
}

async function foreground(_: ControlPlane, at: number): Promise<void> {
  const name = `web-${at}`;
  const labels = { app: name };
  const { spec } = pod('default', name, 1);
  await plane.apply({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'default' },
    spec: { replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
  });
  await delay(1500);
  await remove('/apis/apps/v1/namespaces/default/deployments', `${name}?propagationPolicy=Foreground`);
}

async function claims(_: ControlPlane, at: number): Promise<void> {
  const name = `data-${at}`;
  const resources = { requests: { storage: '1Gi' } };
  const user = pod('default', name, 1);
  const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: name } }];
  await plane.apply([
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name, namespace: 'default' },
      spec: { accessModes: ['ReadWriteOnce'], resources },
    },
    { ...user, spec: { ...user.spec, volumes } },
  ]);
  await remove('/api/v1/namespaces/default/persistentvolumeclaims', name);
  await delay(1000);
  await remove('/api/v1/namespaces/default/pods', name);
}

function pod(namespace: string, name: string, grace: number) {
  const containers = [{ name: 'main', image: 'example.com/main:1' }];
  const spec = { nodeName: FAKE_NODE, terminationGracePeriodSeconds: grace, containers };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace }, spec };
}

async function remove(path: string, name: string): Promise<void> {
  await plane.request(`${path}/${name}`, { method: 'DELETE' });
}
