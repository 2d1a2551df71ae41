import { guardUpdates, removeRefused } from '../harness/admission.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A webhook with an expired certificate refuses every write',
  broken: 'the certificate of a webhook has expired',
  target: ['widgets.webhook-certificate-expired.example.com/one'],
  expected: {
    cause: 'webhook-certificate-expired',
    certainty: 'certain',
    // A write cannot be tried on a capture; the operator's log tells.
    fromCapture: { cause: 'operator-failing-on-object', certainty: 'likely', remedy: /logs/ },
    remedy: undefined,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const webhook = await tools.webhook({ behaviour: { kind: 'allow' }, certificate: 'expired' });
    await guardUpdates(tools, keeper, webhook.clientConfig);
    await removeRefused(tools, keeper, 'one', 'failed calling webhook');
  },
});
