import { aggregateTo, apiUnavailable } from '../harness/aggregation.ts';
import { namespaceCondition } from '../harness/conditions.ts';
import { defineScenario } from '../harness/define-scenario.ts';

const NAME = 'api-with-untrusted-certificate';

export default defineScenario({
  title: 'A namespace cannot be emptied while the API server does not trust the certificate of an aggregated API',
  broken: 'the caBundle of an APIService is that of someone else',
  exclusive: true,
  target: [`ns/${NAME}`],
  expected: {
    cause: 'api-service-certificate',
    certainty: 'certain',
    remedy: 'kubectl get apiservice v1.untrusted-metrics.example.com -o yaml',
  },
  async arrange(tools) {
    const webhook = await tools.webhook({ behaviour: { kind: 'allow' }, certificate: 'other-authority' });
    const name = await aggregateTo(tools, 'untrusted-metrics.example.com', webhook);
    await apiUnavailable(tools, name, 'FailedDiscoveryCheck');
    await tools.removeNamespace();
    await namespaceCondition(tools, 'NamespaceDeletionDiscoveryFailure');
  },
});
