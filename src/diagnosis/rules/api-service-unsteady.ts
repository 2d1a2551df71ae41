import { kubectl } from '../commands.ts';
import { API_SERVICES, aggregatedApis, apiTrouble } from '../down/api-services.ts';
import { defineRule } from '../rule.ts';

/** The API server holds an aggregated API for available, and it was said not to answer: slow, or back again. */
export const apiServiceUnsteady = defineRule({
  id: 'api-service-unsteady',
  explains: 'api-down',
  looksFor:
    'An APIService that is available now and was said not to answer: it has come back, or answers too slowly at times.',
  sources: ['k8s.io/apiserver pkg/util/proxy/proxy.go (aggregatedDiscoveryTimeout, 5 s)'],
  needs: () => ({ apiServices: API_SERVICES }),
  judge(symptom, { apiServices }) {
    const apis = aggregatedApis(symptom, apiServices);
    if (apis.length === 0 || apis.some((api) => apiTrouble(api) !== undefined)) return [];
    return apis
      .filter(({ available }) => available?.status === 'True')
      .slice(0, 1)
      .map((api) => ({
        kind: 'root',
        summary: `APIService ${api.name} did not answer a moment ago, although the API server holds it for available`,
        certainty: 'possible',
        decisive: false,
        evidence: [{ text: 'Available is True', source: 'APIService', time: api.available?.lastTransitionTime }],
        remedies: [
          {
            command: kubectl('-n', api.service.namespace, 'get', 'pods', '-o', 'wide'),
            effect: `Shows what serves Service ${api.service.namespace}/${api.service.name}: where it is slow or restarts, look at its log; else ask again.`,
            safety: 'safe',
          },
        ],
      }));
  },
});
