import { guardUpdates, removeRefused } from '../harness/admission.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A webhook that never answers refuses every write',
  broken: 'a webhook hangs',
  target: ['widgets.webhook-times-out.example.com/one'],
  expected: {
    cause: 'webhook-times-out',
    certainty: 'likely',
    // A write cannot be tried on a capture; the operator's log tells.
    fromCapture: { cause: 'operator-failing-on-object', certainty: 'likely', remedy: /logs/ },
    remedy: undefined,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const webhook = await tools.webhook({ behaviour: { kind: 'hang' } });
    await guardUpdates(tools, keeper, webhook.clientConfig, { timeoutSeconds: 2 });
    await removeRefused(tools, keeper, 'one', 'failed calling webhook');
  },
});
