import { guardUpdates, removeRefused } from '../harness/admission.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A webhook at an address at which nobody listens refuses every write',
  broken: 'nobody listens at the address of a webhook',
  target: ['widgets.webhook-unreachable.example.com/one'],
  expected: {
    cause: 'webhook-unreachable',
    certainty: 'certain',
    // A write cannot be tried on a capture; the operator's log tells.
    fromCapture: { cause: 'operator-failing-on-object', certainty: 'likely', remedy: /logs/ },
    remedy: undefined,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await guardUpdates(tools, keeper, { url: 'https://127.0.0.1:1/webhook' });
    await removeRefused(tools, keeper, 'one', 'failed calling webhook');
  },
});
