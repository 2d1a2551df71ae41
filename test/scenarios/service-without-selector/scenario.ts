import { guardUpdates, removeRefused } from '../harness/admission.ts';
import { defineScenario } from '../harness/define-scenario.ts';

const NAME = 'service-without-selector';

export default defineScenario({
  title: 'A webhook whose Service has neither selector nor endpoints refuses every write',
  broken: 'the Service of a webhook has no selector, and nobody makes its endpoints',
  target: [`widgets.${NAME}.example.com/one`],
  expected: {
    cause: 'service-has-no-selector',
    certainty: 'certain',
    // A write cannot be tried on a capture; that its rules fit and nobody is behind it is likely the reason.
    fromCapture: { certainty: 'likely' },
    remedy: `kubectl -n ${NAME} get endpointslices -l kubernetes.io/service-name=guard -o yaml`,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const { namespace } = tools;
    await tools.apply({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'guard', namespace },
      spec: { ports: [{ port: 443 }] },
    });
    await guardUpdates(tools, keeper, { service: { namespace, name: 'guard' } });
    await removeRefused(tools, keeper, 'one', 'failed calling webhook');
  },
});
