import { graceEnded } from '../harness/conditions.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A pod on a node that is not heard of any more waits for the node',
  broken: 'the node of the pod is dead',
  target: ['pod/db-0'],
  expected: { cause: 'node-lost', certainty: 'certain', remedy: 'kubectl describe node pod-on-lost-node-a' },
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
      },
    });
    await lose();
    await remove('pod/db-0');
    await graceEnded(tools, 'db-0');
  },
});
