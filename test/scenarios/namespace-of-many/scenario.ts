import { namespaceCondition } from '../harness/conditions.ts';
import { defineScenario } from '../harness/define-scenario.ts';

const NAMES = Array.from({ length: 120 }, (_, at) => `widget-${at}`);

export default defineScenario({
  title: 'A namespace waits for 120 objects of one operator that is scaled to 0',
  broken: 'the operator of 120 objects is scaled to 0',
  target: ['ns/namespace-of-many'],
  expected: {
    cause: 'workload-scaled-to-zero',
    certainty: 'certain',
    remedy: 'kubectl -n namespace-of-many-system scale deployments.apps/namespace-of-many-keeper --replicas=1',
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    const { group, kind } = keeper.spec.serves;
    await tools.apply(
      NAMES.map((name) => ({
        apiVersion: `${group}/v1`,
        kind,
        metadata: { name, namespace: tools.namespace },
        spec: {},
      })),
    );
    // One worker looks after them, one after the other.
    for (const name of NAMES.toReversed()) await keeper.untilAdopted(tools.namespace, name);
    await keeper.scale(0);
    await tools.removeNamespace();
    await namespaceCondition(tools, 'NamespaceFinalizersRemaining');
  },
});
