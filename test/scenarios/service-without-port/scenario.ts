import { guardUpdates, removeRefused } from '../harness/admission.ts';
import { defineScenario } from '../harness/define-scenario.ts';

const NAME = 'service-without-port';

export default defineScenario({
  title: 'A webhook that names a port which its Service does not have refuses every write',
  broken: 'a webhook names a port that its Service does not have',
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
    const { namespace, name } = await tools.webhook({ behaviour: { kind: 'allow' } });
    await guardUpdates(tools, keeper, { service: { namespace, name, port: 8443 } });
    await removeRefused(tools, keeper, 'one', 'failed calling webhook');
  },
});
