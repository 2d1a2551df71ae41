import { defineScenario } from '../harness/define-scenario.ts';
import { stopControllers } from '../harness/stop-controllers.ts';

export default defineScenario({
  title: 'Nobody empties a namespace while kube-controller-manager does not run',
  broken: 'kube-controller-manager was killed',
  // Nothing in the cluster is tidied up.
  exclusive: true,
  target: ['ns/namespace-without-controllers'],
  // A Lease can be left over from an election that is held elsewhere now; there are no pods that would tell.
  expected: { cause: 'built-in-controller-down', certainty: 'likely', remedy: undefined },
  async arrange(tools) {
    await stopControllers(tools);
    await tools.removeNamespace();
    // The namespace controller leaves a namespace alone for its first seconds.
    const { namespace, kubectl } = tools;
    await tools.waitFor('the deletion to be some seconds old', async () => {
      const asked = await kubectl('get', 'namespace', namespace, '-o', 'jsonpath={.metadata.deletionTimestamp}');
      return Date.now() - Date.parse(asked) > 11_000;
    });
  },
});
