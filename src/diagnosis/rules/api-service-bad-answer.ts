import { kubectl } from '../commands.ts';
import { API_SERVICES, aggregatedApis, apiTrouble, removeApi } from '../down/api-services.ts';
import { defineRule } from '../rule.ts';

/** The server behind an aggregated API answers, and does not serve the group's version. */
export const apiServiceBadAnswer = defineRule({
  id: 'api-service-bad-answer',
  explains: 'api-down',
  looksFor: 'An APIService whose server answers with an error status.',
  sources: ['k8s.io/kube-aggregator pkg/controllers/status/remote/remote_available_controller.go (bad status)'],
  needs: () => ({ apiServices: API_SERVICES }),
  judge: (symptom, { apiServices }) =>
    aggregatedApis(symptom, apiServices)
      .filter((api) => apiTrouble(api) === 'bad-answer')
      .map((api) => {
        const { namespace, name } = api.service;
        const message = api.available?.message ?? '';
        const [, status = 'an error'] = /bad status from \S+: (\d+)/.exec(message) ?? [];
        return {
          kind: 'root',
          summary: `the server behind APIService ${api.name}, Service ${namespace}/${name}, answers with status ${status}`,
          certainty: 'certain',
          decisive: true,
          evidence: [{ text: message, source: 'APIService', time: api.available?.lastTransitionTime }],
          remedies: [
            { command: kubectl('-n', namespace, 'get', 'pods', '-o', 'wide'), effect: repair(status), safety: 'safe' },
            removeApi(api),
          ],
        };
      }),
});

function repair(status: string): string {
  if (status === '401' || status === '403')
    return 'Shows its pods. It does not trust the API server: it has to read ConfigMap kube-system/extension-apiserver-authentication (RoleBinding to Role extension-apiserver-authentication-reader) and to know the front proxy that is in use now.';
  if (status === '404')
    return 'Shows its pods. They run a version that does not serve this API: install the one that does, or remove the APIService of the old one.';
  return 'Shows its pods, whose logs say what fails.';
}
