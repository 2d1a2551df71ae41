import { API_SERVICES, aggregatedApis, apiTrouble, removeApi } from '../down/api-services.ts';
import { defineRule } from '../rule.ts';

/** The API server proxies an aggregated API to a Service, and does not get through to it. */
export const apiServiceBackendDown = defineRule({
  id: 'api-service-backend-down',
  explains: 'api-down',
  looksFor: 'An APIService whose Service is missing, has no endpoints, or does not answer.',
  sources: [
    'k8s.io/kube-aggregator pkg/controllers/status/remote/remote_available_controller.go',
    'kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation',
  ],
  needs: () => ({ apiServices: API_SERVICES }),
  judge: (symptom, { apiServices }) =>
    aggregatedApis(symptom, apiServices)
      .filter((api) => apiTrouble(api) === 'backend')
      .map((api) => ({
        kind: 'symptom',
        symptom: { kind: 'service-down', ...api.service, usedBy: `APIService ${api.name}` },
        certainty: 'certain',
        evidence: [
          {
            text: `APIService ${api.name} is not available (${api.available?.reason}): ${api.available?.message}`,
            source: 'APIService',
            time: api.available?.lastTransitionTime,
          },
        ],
        remedies: [removeApi(api)],
      })),
});
