import { guardUpdates, removeRefused } from '../harness/admission.ts';
import { defineScenario } from '../harness/define-scenario.ts';

const NAME = 'service-outside-cluster';

export default defineScenario({
  title: 'A webhook whose Service stands for a name outside the cluster is not called by every API server',
  broken: 'the Service of a webhook is of type ExternalName',
  target: [`widgets.${NAME}.example.com/one`],
  expected: {
    cause: 'service-external-name',
    certainty: 'likely',
    remedy: `kubectl -n ${NAME} get service guard -o yaml`,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const { namespace } = tools;
    await tools.apply({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'guard', namespace },
      spec: { type: 'ExternalName', externalName: 'guard.example.com' },
    });
    // Where no name server answers, it takes as long as it may.
    await guardUpdates(tools, keeper, { service: { namespace, name: 'guard' } }, { timeoutSeconds: 2 });
    await removeRefused(tools, keeper, 'one', 'failed calling webhook');
  },
});
