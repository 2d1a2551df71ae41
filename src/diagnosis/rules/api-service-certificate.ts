import { kubectl } from '../commands.ts';
import { type AggregatedApi, API_SERVICES, aggregatedApis, apiTrouble, removeApi } from '../down/api-services.ts';
import type { Remedy } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** The server behind an aggregated API answers, with a certificate that the APIService's caBundle does not vouch for. */
export const apiServiceCertificate = defineRule({
  id: 'api-service-certificate',
  explains: 'api-down',
  looksFor:
    'An APIService whose server shows a certificate that is expired, for another name, or not signed by its caBundle.',
  sources: [
    'k8s.io/kube-aggregator pkg/controllers/status/remote/remote_available_controller.go (BuildTransportConfig)',
  ],
  needs: () => ({ apiServices: API_SERVICES }),
  judge: (symptom, { apiServices }) =>
    aggregatedApis(symptom, apiServices)
      .filter((api) => apiTrouble(api) === 'certificate')
      .map((api) => ({
        kind: 'root',
        summary: `the API server does not trust the certificate of Service ${api.service.namespace}/${api.service.name} behind APIService ${api.name}`,
        certainty: 'certain',
        decisive: true,
        evidence: [
          { text: api.available?.message ?? '', source: 'APIService', time: api.available?.lastTransitionTime },
        ],
        remedies: [repair(api), removeApi(api)],
      })),
});

/** cert-manager writes the caBundle of what has its annotation (cert-manager.io/docs/concepts/ca-injector). */
function repair({ name, object, service }: AggregatedApi): Remedy {
  const from = object.metadata.annotations['cert-manager.io/inject-ca-from'];
  const [namespace = '', certificate = ''] = (from ?? '').split('/');
  if (certificate !== '')
    return {
      command: kubectl('-n', namespace, 'describe', 'certificate', certificate),
      effect:
        'Shows the certificate that cert-manager keeps for it: get it issued again; cert-manager writes the caBundle then.',
      safety: 'safe',
    };
  return {
    command: kubectl('get', 'apiservice', name, '-o', 'yaml'),
    effect: `Shows its caBundle: renew the certificate of what serves Service ${service.namespace}/${service.name}, and write the CA that signed it into the caBundle (mostly by installing it again).`,
    safety: 'safe',
  };
}
