import { defineScenario } from '../harness/define-scenario.ts';
import { dropPod, untilPodsRefused, untilRefused } from '../harness/pods.ts';

const NAME = 'operator-over-quota';

export default defineScenario({
  title: 'An operator for whose pod the quota has no room lets nothing go',
  broken: 'a quota lets no pod into the namespace of the operator',
  target: [`widgets.${NAME}.example.com/one`],
  expected: {
    cause: 'quota-exceeded',
    certainty: 'certain',
    remedy: `kubectl -n ${NAME}-system describe resourcequota no-pods`,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await tools.apply({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'no-pods', namespace: keeper.spec.namespace },
      spec: { hard: { pods: '0' } },
    });
    await untilPodsRefused(tools, keeper, 'exceeded quota');
    await dropPod(tools, keeper);
    await untilRefused(tools, keeper, 'exceeded quota');
    await tools.removeCustom(keeper, 'one');
  },
});
