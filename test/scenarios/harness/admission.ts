import type { Keeper } from '../../operators/keeper/controls.ts';
import type { Tools } from './tools.ts';

/**
 * A ValidatingWebhookConfiguration of the scenario's name that sees every update of a keeper's objects, and refuses them
 * where the webhook fails.
 */
export async function guardUpdates(
  tools: Tools,
  keeper: Keeper,
  clientConfig: object,
  more: object = {},
): Promise<void> {
  const { group, plural } = keeper.spec.serves;
  await tools.apply({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: tools.namespace },
    webhooks: [
      {
        name: `guard.${group}`,
        clientConfig,
        rules: [{ apiGroups: [group], apiVersions: ['*'], operations: ['UPDATE'], resources: [plural] }],
        failurePolicy: 'Fail',
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
        ...more,
      },
    ],
  });
}

/** Asks for the object to go, and waits until the keeper has met the refusal. */
export async function removeRefused(tools: Tools, keeper: Keeper, name: string, words: string): Promise<void> {
  // The API server learns of a new configuration a moment later.
  await tools.waitFor('writes to be refused', async () => !(await isLetThrough(tools, keeper, name)));
  await tools.removeCustom(keeper, name);
  await tools.waitFor('the keeper to be refused', () => keeper.deployed.process.log().includes(words));
}

async function isLetThrough(tools: Tools, keeper: Keeper, name: string): Promise<boolean> {
  const { group, version, plural } = keeper.spec.serves;
  const path = `/apis/${group}/${version}/namespaces/${tools.namespace}/${plural}/${name}?dryRun=All`;
  const answer = await tools.plane.request(path, {
    method: 'PATCH',
    contentType: 'application/merge-patch+json',
    body: {},
  });
  return answer.status === 200;
}
