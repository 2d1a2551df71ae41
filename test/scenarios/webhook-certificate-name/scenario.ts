import { guardUpdates, removeRefused } from '../harness/admission.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A webhook whose certificate is for another name refuses every write',
  broken: 'the certificate of a webhook is for another name',
  target: ['widgets.webhook-certificate-name.example.com/one'],
  expected: {
    cause: 'webhook-certificate-name',
    certainty: 'certain',
    // A write cannot be tried on a capture; the operator's log tells.
    fromCapture: { cause: 'operator-failing-on-object', certainty: 'likely', remedy: /logs/ },
    remedy: undefined,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const webhook = await tools.webhook({ behaviour: { kind: 'allow' }, certificate: 'other-name' });
    await guardUpdates(tools, keeper, webhook.clientConfig);
    await removeRefused(tools, keeper, 'one', 'failed calling webhook');
  },
});
