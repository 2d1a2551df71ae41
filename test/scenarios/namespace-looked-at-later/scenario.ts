import { STATE_ANNOTATION } from '../../control-plane/kwok-stages.ts';
import { waitForSame } from '../../control-plane/wait.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A namespace stays after its last pod is gone, for as long as the namespace controller waits for that pod',
  broken: 'a pod with a grace period of 10 minutes went sooner',
  target: ['ns/namespace-looked-at-later'],
  expected: {
    cause: 'namespace-look-due',
    certainty: 'likely',
    remedy: /^kubectl annotate namespaces\/namespace-looked-at-later kubectl-operator\/touched=/,
  },
  async arrange(tools) {
    const { namespace, kubectl, waitFor, plane } = tools;
    await tools.apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'slow', namespace, annotations: { [STATE_ANNOTATION]: 'in-grace' } },
      spec: { terminationGracePeriodSeconds: 600, containers: [{ name: 'main', image: 'example.com/none:v1' }] },
    });
    await waitFor('the pod to run', async () =>
      (await kubectl('get', 'pod/slow', '-n', namespace, '-o', 'json')).includes('"phase": "Running"'),
    );
    // What the remedy promises: after a change the namespace goes within seconds.
    tools.onCleanup(async () => {
      await plane.kubectl(['annotate', 'namespace', namespace, 'touched=yes']);
      const path = `/api/v1/namespaces/${namespace}`;
      await waitFor('the namespace to go', async () => (await plane.request(path)).status === 404);
    });
    await tools.removeNamespace();
    // It looks after 5 s, and 5 s after it has written what it saw; then not before half of the grace period is over.
    const seen = async (): Promise<string | undefined> => {
      const now = await kubectl('get', 'namespace', namespace, '-o', 'json');
      return now.includes('NamespaceContentRemaining') ? now : undefined;
    };
    await waitForSame('the namespace controller to have nothing to write', seen, { interval: 8000 });
    await kubectl('delete', 'pod/slow', '-n', namespace, '--force', '--grace-period=0');
  },
  // Every five minutes the namespace controller looks at all namespaces (--namespace-sync-period).
  stands: async ({ namespace, plane }) => (await plane.request(`/api/v1/namespaces/${namespace}`)).status === 200,
});
