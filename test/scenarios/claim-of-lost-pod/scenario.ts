import { graceEnded } from '../harness/conditions.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A claim waits for a pod that is going, and the pod for a node that is lost: the chain is followed to its end',
  broken: 'the node of the pod that has the claim is dead',
  target: ['pvc/data'],
  expected: { cause: 'node-lost', certainty: 'certain', remedy: 'kubectl describe node claim-of-lost-pod-a' },
  async arrange(tools) {
    const { apply, namespace, node, remove } = tools;
    const { name, lose } = await node('a');
    await apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'db-0', namespace },
      spec: {
        nodeName: name,
        terminationGracePeriodSeconds: 1,
        containers: [{ name: 'db', image: 'example.com/db:v1' }],
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
      },
    });
    await lose();
    await remove('pvc/data');
    await remove('pod/db-0');
    await graceEnded(tools, 'db-0');
  },
});
