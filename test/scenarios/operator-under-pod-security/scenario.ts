import { defineScenario } from '../harness/define-scenario.ts';
import { dropPod, untilPodsRefused, untilRefused } from '../harness/pods.ts';

const NAME = 'operator-under-pod-security';

export default defineScenario({
  title: 'An operator that the Pod Security Standard of its namespace forbids lets nothing go',
  broken: 'the namespace of the operator enforces a Pod Security Standard that it does not meet',
  target: [`widgets.${NAME}.example.com/one`],
  expected: {
    cause: 'pod-security-forbids',
    certainty: 'certain',
    remedy: `kubectl -n ${NAME}-system edit deployments.apps/${NAME}-keeper`,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await tools.kubectl('label', 'namespace', keeper.spec.namespace, 'pod-security.kubernetes.io/enforce=restricted');
    await untilPodsRefused(tools, keeper, 'violates PodSecurity');
    await dropPod(tools, keeper);
    await untilRefused(tools, keeper, 'violates PodSecurity');
    await tools.removeCustom(keeper, 'one');
  },
});
