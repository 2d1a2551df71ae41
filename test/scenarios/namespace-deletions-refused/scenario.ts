import { namespaceCondition } from '../harness/conditions.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A namespace cannot be emptied while a webhook for deletions does not answer',
  broken: 'a webhook for deletions of ConfigMaps is scaled to 0',
  target: ['ns/namespace-deletions-refused'],
  expected: {
    cause: 'workload-scaled-to-zero',
    certainty: 'certain',
    remedy: 'kubectl -n namespace-deletions-refused-system scale deployments.apps/webhook --replicas=1',
  },
  async arrange(tools) {
    const { namespace } = tools;
    const webhook = await tools.webhook({ behaviour: { kind: 'allow' } });
    await tools.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'kept', namespace } });
    await tools.apply({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: namespace },
      webhooks: [
        {
          name: 'deletions.example.com',
          admissionReviewVersions: ['v1'],
          sideEffects: 'None',
          failurePolicy: 'Fail',
          clientConfig: webhook.clientConfig,
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
          rules: [{ apiGroups: [''], apiVersions: ['v1'], resources: ['configmaps'], operations: ['DELETE'] }],
        },
      ],
    });
    await webhook.scaleToZero();
    await tools.waitFor('the API server to refuse a deletion', async () => {
      const path = `/api/v1/namespaces/${namespace}/configmaps/kept?dryRun=All`;
      return (await tools.plane.request(path, { method: 'DELETE' })).status === 500;
    });
    await tools.removeNamespace();
    await namespaceCondition(tools, 'NamespaceDeletionContentFailure');
  },
});
