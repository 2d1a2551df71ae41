import { bareNode, kubeletLives } from '../harness/bare-node.ts';
import { defineScenario } from '../harness/define-scenario.ts';

const NODE = 'pod-not-stopped-node';
/** As long as a kubelet may take beyond the grace period before it is worth a word. */
const USUAL = 31_000;

export default defineScenario({
  title: 'A pod that its kubelet does not end, though its node works, is told with what the kubelet reports',
  broken: 'the kubelet does not end the pod',
  target: ['pod/db-0'],
  expected: { cause: 'pod-not-stopped', certainty: 'likely', remedy: `kubectl describe nodes/${NODE}` },
  async arrange(tools) {
    const { apply, kubectl, namespace, remove, waitFor, onCleanup } = tools;
    await bareNode(tools, NODE);
    onCleanup(kubeletLives(tools, NODE));
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
    await remove('pod/db-0');
    const { metadata } = JSON.parse(await kubectl('get', 'pod/db-0', '-n', namespace, '-o', 'json'));
    const since = Date.parse(metadata.deletionTimestamp) + USUAL;
    await waitFor('the grace period to be over for long', () => Date.now() > since, { timeout: 60_000 });
  },
});
