import { bareNode } from '../harness/bare-node.ts';
import { defineScenario } from '../harness/define-scenario.ts';

const NODE = 'pod-on-gone-node-node';

/** The pod garbage collector takes such pods a minute later; until then they are seen. */
export default defineScenario({
  title: 'A pod on a node that was taken out of the cluster waits for nobody',
  broken: 'the node of the pod is gone',
  target: ['pod/db-0'],
  expected: {
    cause: 'node-gone',
    certainty: 'certain',
    remedy: `kubectl get pods -A --field-selector=spec.nodeName=${NODE}`,
  },
  async arrange(tools) {
    const { apply, kubectl, namespace, remove } = tools;
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
    await kubectl('delete', `node/${NODE}`);
    await remove('pod/db-0');
  },
});
