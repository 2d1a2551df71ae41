import { kubectl } from '../commands.ts';
import { endpointsOf, selectorOf, serviceOf, serviceType, slicesIn } from '../down/service-facts.ts';
import { defineRule } from '../rule.ts';

/** Nobody looks after the endpoints of a Service without selector but who made them by hand. */
export const serviceHasNoSelector = defineRule({
  id: 'service-has-no-selector',
  explains: 'service-down',
  looksFor: 'A Service without selector that has no ready endpoints: they are made by hand.',
  sources: ['kubernetes.io/docs/concepts/services-networking/service (Services without selectors)'],
  needs: (symptom) => ({ service: serviceOf(symptom), slices: slicesIn(symptom.namespace) }),
  judge({ namespace, name, usedBy }, { service, slices }) {
    if (!service.ok || serviceType(service.value) === 'ExternalName') return [];
    if (Object.keys(selectorOf(service.value)).length > 0) return [];
    const endpoints = slices.ok ? endpointsOf(service.value, slices.value) : undefined;
    if ((endpoints?.ready ?? 0) > 0) return [];
    const counts =
      endpoints === undefined
        ? []
        : [{ text: `${endpoints.slices} EndpointSlices, none ready`, source: 'EndpointSlices' }];
    return [
      {
        kind: 'root',
        summary: `Service ${namespace}/${name}, used by ${usedBy}, has no selector and no ready endpoints`,
        certainty: endpoints === undefined ? 'likely' : 'certain',
        decisive: true,
        evidence: [{ text: 'spec.selector is empty', source: 'Service' }, ...counts],
        remedies: [
          {
            command: kubectl(
              '-n',
              namespace,
              'get',
              'endpointslices',
              '-l',
              `kubernetes.io/service-name=${name}`,
              '-o',
              'yaml',
            ),
            effect:
              'Shows where it leads to: whoever keeps these addresses by hand, or by a program, has to say where it is now.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
