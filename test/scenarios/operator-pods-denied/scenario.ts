import { defineScenario } from '../harness/define-scenario.ts';
import { dropPod, untilPodsRefused, untilRefused } from '../harness/pods.ts';

const NAME = 'operator-pods-denied';

export default defineScenario({
  title: 'An operator whose pods a policy denies lets nothing go',
  broken: 'a ValidatingAdmissionPolicy denies the pods of the operator',
  target: [`widgets.${NAME}.example.com/one`],
  expected: {
    cause: 'admission-denies-pods',
    certainty: 'certain',
    remedy: `kubectl -n ${NAME}-system edit deployments.apps/${NAME}-keeper`,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const api = 'admissionregistration.k8s.io/v1';
    const match = { 'kubernetes.io/metadata.name': keeper.spec.namespace };
    const rule = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] };
    await tools.apply([
      {
        apiVersion: api,
        kind: 'ValidatingAdmissionPolicy',
        metadata: { name: NAME },
        spec: {
          failurePolicy: 'Fail',
          matchConstraints: { resourceRules: [rule] },
          validations: [{ expression: 'false', message: 'images have to be signed' }],
        },
      },
      {
        apiVersion: api,
        kind: 'ValidatingAdmissionPolicyBinding',
        metadata: { name: NAME },
        spec: {
          policyName: NAME,
          validationActions: ['Deny'],
          matchResources: { namespaceSelector: { matchLabels: match } },
        },
      },
    ]);
    await untilPodsRefused(tools, keeper, 'images have to be signed');
    await dropPod(tools, keeper);
    await untilRefused(tools, keeper, 'images have to be signed');
    await tools.removeCustom(keeper, 'one');
  },
});
