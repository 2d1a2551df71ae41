import { deadApiService } from '../../control-plane/dead-api.ts';
import { apiUnavailable } from '../harness/aggregation.ts';
import { namespaceCondition } from '../harness/conditions.ts';
import { defineScenario } from '../harness/define-scenario.ts';

const NAME = 'api-without-service';

export default defineScenario({
  title: 'A namespace cannot be emptied while the Service of an aggregated API is gone',
  broken: 'an APIService has a Service that does not exist',
  // No namespace at all can be emptied.
  exclusive: true,
  target: [`ns/${NAME}`],
  expected: {
    cause: 'service-missing',
    certainty: 'certain',
    remedy: `kubectl -n ${NAME}-system get deployments,statefulsets,daemonsets,services`,
  },
  async arrange(tools) {
    const namespace = await tools.createNamespace('system');
    await tools.apply(deadApiService('gone-metrics.example.com', 'v1beta1', namespace));
    await apiUnavailable(tools, 'v1beta1.gone-metrics.example.com', 'ServiceNotFound');
    await tools.removeNamespace();
    await namespaceCondition(tools, 'NamespaceDeletionDiscoveryFailure');
  },
});
