import { graceEnded } from '../harness/conditions.ts';
import { defineScenario } from '../harness/define-scenario.ts';

/** The pod garbage collector takes such pods a minute later; until then they are seen. */
export default defineScenario({
  title: 'A pod on a node that was taken out of the cluster waits for nobody',
  broken: 'the node of the pod is gone',
  target: ['pod/db-0'],
  expected: {
    cause: 'node-gone',
    certainty: 'certain',
    remedy: 'kubectl get pods -A --field-selector=spec.nodeName=pod-on-gone-node-a',
  },
  async arrange(tools) {
    const { apply, kubectl, namespace, node, remove } = tools;
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
    await kubectl('delete', `node/${name}`);
    await remove('pod/db-0');
    await graceEnded(tools, 'db-0');
  },
});
