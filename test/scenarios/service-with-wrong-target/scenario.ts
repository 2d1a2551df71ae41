import { guardUpdates, removeRefused } from '../harness/admission.ts';
import { defineScenario } from '../harness/define-scenario.ts';

const NAME = 'service-with-wrong-target';

export default defineScenario({
  title: 'A webhook whose Service leads to a port that its pods do not have refuses every write',
  broken: 'the Service of a webhook names a port that no container has',
  target: [`widgets.${NAME}.example.com/one`],
  expected: {
    cause: 'service-port-missing',
    certainty: 'certain',
    // A write cannot be tried on a capture; the operator's log tells.
    fromCapture: { cause: 'operator-failing-on-object', certainty: 'likely', remedy: /logs/ },
    remedy: `kubectl -n ${NAME}-system edit service webhook`,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const webhook = await tools.webhook({ behaviour: { kind: 'allow' } });
    const { namespace, name } = webhook;
    const ports = [{ op: 'replace', path: '/spec/ports/0/targetPort', value: 'webhook-server' }];
    await tools.kubectl('patch', 'service', name, '-n', namespace, '--type=json', '-p', JSON.stringify(ports));
    await tools.waitFor('its endpoints to follow', async () => {
      const slices = await tools.kubectl('get', 'endpointslices', '-n', namespace, '-o', 'json');
      return !slices.includes('"port":');
    });
    await guardUpdates(tools, keeper, webhook.clientConfig);
    await removeRefused(tools, keeper, 'one', 'failed calling webhook');
  },
});
