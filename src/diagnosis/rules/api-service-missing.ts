import { kubectl } from '../commands.ts';
import { API_SERVICES, apiServicesOf } from '../down/api-services.ts';
import { defineRule } from '../rule.ts';

/** An API that is said to be down has no APIService any more: whoever says so remembers it from before. */
export const apiServiceMissing = defineRule({
  id: 'api-service-missing',
  explains: 'api-down',
  looksFor: 'An API that is said not to answer and that the cluster does not have any more: the report is from before.',
  sources: ['k8s.io/kube-aggregator pkg/apiserver/apiservice_controller.go'],
  needs: () => ({ apiServices: API_SERVICES, silent: { kind: 'silent-groups' } }),
  judge(symptom, { apiServices, silent }) {
    if (!apiServices.ok || apiServicesOf(symptom, apiServices).length > 0) return [];
    const { group, version } = symptom;
    const api = version === undefined ? group : `${group}/${version}`;
    const told = silent.ok && silent.value.some(({ subject }) => subject.kind === 'group' && subject.group === group);
    return [
      {
        kind: 'root',
        summary: `the cluster had API ${api} a moment ago and has it no more`,
        certainty: told ? 'possible' : 'likely',
        decisive: false,
        evidence: [{ text: `there is no APIService for ${api}`, source: 'APIService' }],
        remedies: [
          {
            command: kubectl('get', '--raw', group === '' ? '/api' : `/apis/${group}`),
            effect:
              'Asks for the API: where the answer is 404 it is gone, and what waited for it goes on within minutes by itself.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
