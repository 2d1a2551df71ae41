import { waitFor } from '../../control-plane/wait.ts';
import { holder } from '../../operators/redis/deploy.ts';
import { createCluster, createSecret } from '../../operators/redis/redis-objects.ts';
import { startRedisOperator } from '../../operators/redis/redis-operator.ts';
import { readRedisObject, waitForReady, waitUntilGone, waitUntilRolledOut } from '../../operators/redis/samples.ts';
import { OPERATOR_NAMESPACE, pathOf } from '../../operators/redis/switches.ts';
import { editField } from '../harness/kubectl-edit.ts';
import type { Scene, Script } from '../harness/script.ts';

const FLAPS = 5;

/** An operator of controller-runtime: conditions by apimachinery's setter, events.k8s.io, a Lease. */
export const redis: Script = {
  name: 'redis, controller-runtime',
  async play(scene) {
    const { plane, namespace, witness, nextSecond, ask } = scene;
    await witness.observe(`/apis/coordination.k8s.io/v1/namespaces/${OPERATOR_NAMESPACE}/leases`);
    const operator = await startRedisOperator(plane, {
      standby: true,
      // The leader is killed, and the next one waits for its Lease.
      flags: ['--lease-duration=15s', '--renew-deadline=12s', '--retry-period=1s'],
    });
    try {
      await witness.observe(`/apis/cache.example.com/v1/namespaces/${namespace}/redisclusters`);
      await witness.observe(`/api/v1/namespaces/${namespace}/events`);
      const cluster = await createCluster(plane, namespace, 'cache');
      const asked = ['rediscluster/cache', '-n', namespace];
      await waitForReady(plane, cluster);
      await ask('it became ready', asked, ['created', 'condition Ready True', 'condition Progressing False']);

      await nextSecond();
      await editField(plane, ['rediscluster/cache', '-n', namespace], 'replicas: 1', 'replicas: 2');
      await waitForReady(plane, cluster);
      await nextSecond();
      await scene.applyAs('gitops', pathOf(cluster), {
        apiVersion: 'cache.example.com/v1',
        kind: 'RedisCluster',
        metadata: { name: 'cache' },
        // Whoever applied replicas too would take the trace of the one who edited them.
        spec: { version: '7.2' },
      });
      await waitUntilRolledOut(plane, cluster);
      await ask('its spec was edited and applied', asked, [
        'write kubectl-edit Update',
        'write gitops Apply',
        'observed',
      ]);

      for (let flap = 0; flap < FLAPS; flap += 1) await failAndRecover(scene, cluster);
      await ask('it flapped five times', asked, ['condition Ready True', 'event SecretNotFound']);

      const before = await holder(plane);
      await nextSecond();
      await operator.deployed.vanish();
      await waitFor('the standby to lead', async () => (await holder(plane)) !== before);
      await removeSecret(scene);
      await poke(scene, pathOf(cluster));
      await waitForReady(plane, cluster, 'False', 'SecretNotFound');
      await ask('its leader was killed, and the next one says what is missing', asked, [
        'condition Ready False',
        'lease',
      ]);

      await createSecret(plane, namespace, 'cache-auth');
      await waitForReady(plane, cluster);
      await operator.fail(cluster, 'refuse-finalize');
      await nextSecond();
      await scene.kubectl(['delete', 'rediscluster/cache', '-n', namespace, '--wait=false']);
      const isGoing = async () => (await readRedisObject(plane, cluster))?.metadata.deletionTimestamp !== undefined;
      await waitFor('it to be asked to go', isGoing);
      await ask('it was asked to go, and a finalizer holds it', asked, ['deletion-asked', 'condition Ready True']);
      await operator.fail(cluster, undefined);
      // The next operator's webhook could not convert what is left.
      await waitUntilGone(plane, cluster);
    } finally {
      await operator.stop();
    }
  },
};

type Cluster = Awaited<ReturnType<typeof createCluster>>;

async function failAndRecover(scene: Scene, cluster: Cluster): Promise<void> {
  const { plane, namespace, nextSecond } = scene;
  await nextSecond();
  await removeSecret(scene);
  await poke(scene, pathOf(cluster));
  await waitForReady(plane, cluster, 'False', 'SecretNotFound');
  await nextSecond();
  await createSecret(plane, namespace, 'cache-auth');
  await waitForReady(plane, cluster);
}

async function removeSecret({ kubectl, namespace }: Scene): Promise<void> {
  await kubectl(['delete', 'secret/cache-auth', '-n', namespace]);
}

/** Secrets are not watched: a change of the object itself makes the operator look. */
async function poke({ plane }: Scene, path: string): Promise<void> {
  const body = { metadata: { annotations: { poked: String(Date.now()) } } };
  const contentType = 'application/merge-patch+json';
  await plane.request(`${path}?fieldManager=poker`, { method: 'PATCH', contentType, body });
}
