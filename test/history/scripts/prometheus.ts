import { setTimeout as sleep } from 'node:timers/promises';
import { FAKE_NODE } from '../../control-plane/kwok.ts';
import { type Prometheus, startPrometheus } from '../../control-plane/prometheus.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { createCluster, createSecret } from '../../operators/redis/redis-objects.ts';
import { startRedisOperator } from '../../operators/redis/redis-operator.ts';
import { waitForReady } from '../../operators/redis/samples.ts';
import { pathOf } from '../../operators/redis/switches.ts';
import type { Scene, Script } from '../harness/script.ts';
import { type StateExporter, startStateExporter } from '../harness/state-exporter.ts';

/** Milliseconds that a state lasts, so that several scrapes, which come each second, see it. */
const SEEN = 4000;

/** What Prometheus kept of conditions, of Kubernetes' own types and of custom resources, with a time without scrapes. */
export const prometheus: Script = {
  name: 'redis, what Prometheus kept',
  async play(scene) {
    const { plane, namespace, witness, ask } = scene;
    await witness.observe('/apis/coordination.k8s.io/v1/leases');
    const operator = await startRedisOperator(plane);
    const exporter = await startStateExporter(plane, [
      {
        path: `/apis/cache.example.com/v1/namespaces/${namespace}/redisclusters`,
        // The user's own names, as in docs/conditions-history.md.
        metric: 'kube_customresource_status_condition',
        ...{ name: 'name', type: 'type', statuses: ['True', 'False', 'Unknown'] },
        labels: {
          customresource_group: 'cache.example.com',
          customresource_version: 'v1',
          customresource_kind: 'RedisCluster',
        },
      },
      {
        path: `/apis/apps/v1/namespaces/${namespace}/deployments`,
        metric: 'kube_deployment_status_condition',
        ...{ name: 'deployment', type: 'condition', statuses: ['true', 'false', 'unknown'] },
      },
    ]);
    let kept: Prometheus | undefined;
    try {
      const target = { job: 'kube-state-metrics', namespace: 'monitoring', pod: 'kube-state-metrics-0' };
      kept = await startPrometheus([{ ...target, port: exporter.port }]);
      await untilScraped(kept);
      await witness.observe(`/apis/cache.example.com/v1/namespaces/${namespace}/redisclusters`);
      await witness.observe(`/apis/apps/v1/namespaces/${namespace}/deployments`);
      await witness.observe(`/apis/apps/v1/namespaces/${namespace}/replicasets`);
      await witness.observe(`/api/v1/namespaces/${namespace}/events`);
      await playChanges(scene, exporter);
      const flags = ['-n', namespace, '--prometheus', kept.url];
      await ask(
        'it failed three times, once unseen',
        ['rediscluster/cache', ...flags],
        ['condition Ready True', 'condition Ready False', 'hole'],
      );
      await ask(
        'all its pods were gone for a while',
        ['deployment/web', ...flags],
        ['condition Available True', 'condition Available False', 'hole'],
      );
      await scene.kubectl(['delete', 'rediscluster/cache', '-n', namespace]);
    } finally {
      await kept?.stop();
      await exporter.stop();
      await operator.stop();
    }
  },
};

async function untilScraped({ url }: Prometheus): Promise<void> {
  const isUp = async () => (await (await fetch(`${url}/api/v1/query?query=up`)).text()).includes('"1"]');
  await waitFor('Prometheus to scrape', isUp);
}

async function playChanges(scene: Scene, exporter: StateExporter): Promise<void> {
  const { plane, namespace, kubectl } = scene;
  const cluster = await createCluster(plane, namespace, 'cache');
  await waitForReady(plane, cluster);
  await sleep(SEEN);
  for (const isSeen of [true, false, true]) {
    exporter.silence(!isSeen);
    await kubectl(['delete', 'secret/cache-auth', '-n', namespace]);
    const body = { metadata: { annotations: { poked: String(Date.now()) } } };
    const contentType = 'application/merge-patch+json';
    await plane.request(`${pathOf(cluster)}?fieldManager=poker`, { method: 'PATCH', contentType, body });
    await waitForReady(plane, cluster, 'False', 'SecretNotFound');
    await sleep(SEEN);
    await createSecret(plane, namespace, 'cache-auth');
    await waitForReady(plane, cluster);
    exporter.silence(false);
    await sleep(SEEN);
  }
  const labels = { app: 'web' };
  const spec = { nodeName: FAKE_NODE, containers: [{ name: 'app', image: 'example.com/web:1' }] };
  await plane.apply({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace },
    spec: { replicas: 1, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
  });
  await untilAvailable(scene, 'True');
  await sleep(SEEN);
  exporter.silence(true);
  await sleep(SEEN * 2);
  exporter.silence(false);
  // A node that is not there: the new pod never becomes ready, and the old one goes first.
  const strategy = { type: 'Recreate', rollingUpdate: null };
  const template = { spec: { nodeName: 'nowhere' } };
  await kubectl(['patch', 'deployment/web', '-n', namespace, '-p', JSON.stringify({ spec: { strategy, template } })]);
  await untilAvailable(scene, 'False');
  await sleep(SEEN);
}

async function untilAvailable({ plane, namespace }: Scene, status: string): Promise<void> {
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/web`;
  const isSo = async () =>
    (
      (await plane.request(path)).json() as { status?: { conditions?: { type: string; status: string }[] } }
    ).status?.conditions?.some((one) => one.type === 'Available' && one.status === status);
  await waitFor(`the Deployment to be Available=${status}`, isSo);
}
