import { observedStatus } from '../../control-plane/deployment-objects.ts';
import { FAKE_NODE } from '../../control-plane/kwok.ts';
import { waitFor } from '../../control-plane/wait.ts';
import type { Scene, Script } from '../harness/script.ts';

/** A Deployment whose image is changed twice, and whose second one never becomes ready. */
export const deployment: Script = {
  name: 'a Deployment',
  async play(scene) {
    const { plane, namespace, witness, kubectl, nextSecond, ask } = scene;
    await witness.observe(`/apis/apps/v1/namespaces/${namespace}/deployments`);
    await witness.observe(`/apis/apps/v1/namespaces/${namespace}/replicasets`);
    await witness.observe(`/api/v1/namespaces/${namespace}/events`);
    const asked = ['deployment/web', '-n', namespace];
    const labels = { app: 'web' };
    await plane.apply({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { nodeName: FAKE_NODE, containers: [{ name: 'app', image: 'example.com/web:1' }] },
        },
      },
    });
    await untilRolledOut(scene);
    await ask('it was rolled out', asked, ['created', 'condition Available True', 'condition Progressing True']);
    await nextSecond();
    await kubectl(['set', 'image', 'deployment/web', 'app=example.com/web:2', '-n', namespace]);
    await untilRolledOut(scene);
    await ask('its image was changed', asked, ['write kubectl-set Update', 'condition Available True']);
    await nextSecond();
    await kubectl(['rollout', 'undo', 'deployment/web', '-n', namespace]);
    await untilRolledOut(scene);
    await ask('it was rolled back', asked, ['condition Available True', 'event ScalingReplicaSet', 'rollout']);
  },
};

async function untilRolledOut({ plane, namespace }: Scene): Promise<void> {
  await waitFor('the Deployment to be rolled out', async () => {
    const status = await observedStatus(plane, { namespace, name: 'web' });
    const counts = [status?.updatedReplicas, status?.availableReplicas, status?.replicas];
    return counts.every((count) => count === 2);
  });
}
