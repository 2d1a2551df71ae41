import { guardUpdates, removeRefused } from '../harness/admission.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A webhook whose Service is gone refuses every write',
  broken: 'the Service of a webhook is gone',
  target: ['widgets.webhook-service-missing.example.com/one'],
  expected: {
    cause: 'service-missing',
    certainty: 'certain',
    // A write cannot be tried on a capture; that its rules fit and nobody is behind it is likely the reason.
    fromCapture: { certainty: 'likely' },
    remedy: /get deployments,statefulsets,daemonsets,services/,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const service = { namespace: tools.namespace, name: 'gone', port: 443 };
    await guardUpdates(tools, keeper, { service });
    await removeRefused(tools, keeper, 'one', 'failed calling webhook');
  },
});
