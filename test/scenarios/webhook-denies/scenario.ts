import { guardUpdates, removeRefused } from '../harness/admission.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A webhook that denies updates keeps finalizers where they are',
  broken: 'a webhook denies updates',
  target: ['widgets.webhook-denies.example.com/one'],
  expected: {
    cause: 'webhook-denies',
    certainty: 'likely',
    // A write cannot be tried on a capture; the operator's log tells.
    fromCapture: { cause: 'operator-failing-on-object', certainty: 'likely', remedy: /logs/ },
    remedy: undefined,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const webhook = await tools.webhook({ behaviour: { kind: 'deny', message: 'not on Fridays' } });
    await guardUpdates(tools, keeper, webhook.clientConfig);
    await removeRefused(tools, keeper, 'one', 'not on Fridays');
  },
});
