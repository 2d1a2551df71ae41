import { aggregateTo, apiUnavailable } from '../harness/aggregation.ts';
import { namespaceCondition } from '../harness/conditions.ts';
import { defineScenario } from '../harness/define-scenario.ts';

const NAME = 'api-answers-with-error';

export default defineScenario({
  title: 'A namespace cannot be emptied while the server of an aggregated API answers with errors',
  broken: 'the server behind an APIService answers with status 500',
  exclusive: true,
  target: [`ns/${NAME}`],
  expected: {
    cause: 'api-service-bad-answer',
    certainty: 'certain',
    remedy: `kubectl -n ${NAME}-system get pods -o wide`,
  },
  async arrange(tools) {
    const webhook = await tools.webhook({ behaviour: { kind: 'fail' } });
    const name = await aggregateTo(tools, 'failing-metrics.example.com', webhook);
    await apiUnavailable(tools, name, 'FailedDiscoveryCheck');
    await tools.removeNamespace();
    await namespaceCondition(tools, 'NamespaceDeletionDiscoveryFailure');
  },
});
