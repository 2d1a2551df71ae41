import { defineScenario } from '../harness/define-scenario.ts';
import { dropPod, untilPodsRefused, untilRefused } from '../harness/pods.ts';

const NAME = 'operator-pods-blocked';

export default defineScenario({
  title: 'An operator whose pods wait for a webhook that is gone lets nothing go',
  broken: 'a webhook that sees the pods of the operator has no Service any more',
  target: [`widgets.${NAME}.example.com/one`],
  expected: {
    cause: 'service-missing',
    certainty: 'certain',
    remedy: `kubectl -n ${NAME} get deployments,statefulsets,daemonsets,services`,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await tools.apply({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingWebhookConfiguration',
      metadata: { name: NAME },
      webhooks: [
        {
          name: `pods.${NAME}.example.com`,
          clientConfig: { service: { namespace: tools.namespace, name: 'gone' } },
          rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': keeper.spec.namespace } },
          failurePolicy: 'Fail',
          sideEffects: 'None',
          admissionReviewVersions: ['v1'],
        },
      ],
    });
    await untilPodsRefused(tools, keeper, 'failed calling webhook');
    await dropPod(tools, keeper);
    await untilRefused(tools, keeper, 'failed calling webhook');
    await tools.removeCustom(keeper, 'one');
  },
});
