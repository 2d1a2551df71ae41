import { removeRefused } from '../harness/admission.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A ValidatingAdmissionPolicy that denies updates keeps finalizers where they are',
  broken: 'a ValidatingAdmissionPolicy denies updates',
  target: ['widgets.admission-policy-denies.example.com/one'],
  expected: {
    cause: 'admission-policy-denies',
    certainty: 'likely',
    // A write cannot be tried on a capture; the operator's log tells.
    fromCapture: { cause: 'operator-failing-on-object', certainty: 'likely', remedy: /logs/ },
    remedy: 'kubectl get validatingadmissionpolicies.admissionregistration.k8s.io/admission-policy-denies -o yaml',
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const { group, plural } = keeper.spec.serves;
    const name = tools.namespace;
    const apiVersion = 'admissionregistration.k8s.io/v1';
    const rule = { apiGroups: [group], apiVersions: ['*'], operations: ['UPDATE'], resources: [plural] };
    await tools.apply([
      {
        apiVersion,
        kind: 'ValidatingAdmissionPolicy',
        metadata: { name },
        spec: {
          failurePolicy: 'Fail',
          matchConstraints: { resourceRules: [rule] },
          validations: [{ expression: 'false', message: 'frozen' }],
        },
      },
      {
        apiVersion,
        kind: 'ValidatingAdmissionPolicyBinding',
        metadata: { name },
        spec: { policyName: name, validationActions: ['Deny'] },
      },
    ]);
    await removeRefused(tools, keeper, 'one', 'denied request');
  },
});
