import { guardUpdates, removeRefused } from '../harness/admission.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A webhook whose Deployment is scaled to 0 refuses every write',
  broken: 'the webhook of a scaled-down Deployment has no endpoints',
  target: ['widgets.webhook-without-endpoints.example.com/one'],
  expected: {
    cause: 'workload-scaled-to-zero',
    certainty: 'certain',
    // A write cannot be tried on a capture; that its rules fit and nobody is behind it is likely the reason.
    fromCapture: { certainty: 'likely' },
    remedy: /scale .*webhook --replicas=1/,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const webhook = await tools.webhook({ behaviour: { kind: 'allow' } });
    await guardUpdates(tools, keeper, webhook.clientConfig);
    await webhook.scaleToZero();
    await removeRefused(tools, keeper, 'one', 'failed calling webhook');
  },
});
