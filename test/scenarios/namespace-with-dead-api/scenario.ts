import { namespaceCondition } from '../harness/conditions.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A namespace cannot be emptied while an aggregated API does not answer',
  broken: 'an APIService has a Service without endpoints',
  // No namespace at all can be emptied.
  exclusive: true,
  target: ['ns/namespace-with-dead-api'],
  expected: {
    cause: 'service-selects-nothing',
    certainty: 'certain',
    remedy: /^kubectl -n namespace-with-dead-api-system get deployments/,
  },
  async arrange(tools) {
    const available = '{.status.conditions[?(@.type=="Available")].status}';
    const api = 'apiservice/v1beta1.dead-metrics.example.com';
    await tools.waitFor('the API to be unavailable', async () =>
      (await tools.kubectl('get', api, '-o', `jsonpath=${available}`)).includes('False'),
    );
    await tools.removeNamespace();
    await namespaceCondition(tools, 'NamespaceDeletionDiscoveryFailure');
  },
});
