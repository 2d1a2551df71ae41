import { namespaceCondition } from '../harness/conditions.ts';
import { convertedType } from '../harness/converted-type.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A namespace without objects of a type stays while objects of that type elsewhere cannot be converted',
  broken: 'the conversion webhook of a type is scaled to 0',
  // No namespace at all can be emptied.
  exclusive: true,
  target: ['ns/namespace-behind-dead-conversion-empty'],
  expected: {
    cause: 'workload-scaled-to-zero',
    certainty: 'certain',
    remedy: 'kubectl -n namespace-behind-dead-conversion-system scale deployments.apps/webhook --replicas=1',
  },
  async arrange(tools) {
    const type = await convertedType(tools, 'v1beta1');
    await type.webhook.scaleToZero();
    await type.untilUnreadable('v1');
    const empty = await tools.createNamespace('empty');
    await tools.removeNamespace(empty);
    await namespaceCondition(tools, 'NamespaceDeletionContentFailure', empty);
  },
});
