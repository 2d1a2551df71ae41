import { guardUpdates, removeRefused } from '../harness/admission.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A webhook whose caBundle is of someone else refuses every write',
  broken: 'the caBundle of a webhook is wrong',
  target: ['widgets.webhook-certificate-untrusted.example.com/one'],
  expected: {
    cause: 'webhook-certificate-untrusted',
    certainty: 'certain',
    // A write cannot be tried on a capture; the operator's log tells.
    fromCapture: { cause: 'operator-failing-on-object', certainty: 'likely', remedy: /logs/ },
    remedy: undefined,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const webhook = await tools.webhook({ behaviour: { kind: 'allow' }, certificate: 'other-authority' });
    await guardUpdates(tools, keeper, webhook.clientConfig);
    await removeRefused(tools, keeper, 'one', 'failed calling webhook');
  },
});
