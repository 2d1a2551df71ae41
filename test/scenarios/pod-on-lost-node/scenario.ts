import { bareNode } from '../harness/bare-node.ts';
import { defineScenario } from '../harness/define-scenario.ts';

const NODE = 'pod-on-lost-node-node';

/** The node controller itself finds that the node is not heard of, which takes it 50 seconds. */
export default defineScenario({
  title: 'A pod on a node that is not heard of any more waits for the node',
  broken: 'the node of the pod is dead',
  target: ['pod/db-0'],
  expected: { cause: 'node-lost', certainty: 'certain', remedy: `kubectl describe node ${NODE}` },
  async arrange(tools) {
    const { apply, kubectl, namespace, remove, waitFor } = tools;
    await bareNode(tools, NODE);
    await apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'db-0', namespace },
      spec: {
        nodeName: NODE,
        terminationGracePeriodSeconds: 1,
        containers: [{ name: 'db', image: 'example.com/db:v1' }],
      },
    });
    await waitFor(
      'the node to be lost',
      async () => (await kubectl('get', `node/${NODE}`, '-o', 'json')).includes('NodeStatusUnknown'),
      { timeout: 120_000, interval: 1000 },
    );
    await remove('pod/db-0');
  },
});
