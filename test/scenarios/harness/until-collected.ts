import type { Keeper } from '../../operators/keeper/controls.ts';
import type { Tools } from './tools.ts';

/**
 * Resolves when the garbage collector knows a keeper's type, of which it learns within half a minute: when it has deleted
 * an object whose owner does not exist. Before that it lets an owner go without waiting for dependents of the type.
 */
export async function untilCollected(tools: Tools, { spec: { serves } }: Keeper): Promise<void> {
  const uid = '11111111-1111-4111-8111-111111111111';
  const nobody = { apiVersion: 'v1', kind: 'ConfigMap', name: 'nobody', uid };
  await tools.create(serves, 'collected', { ownerReferences: [nobody] });
  const path = `/apis/${serves.group}/${serves.version}/namespaces/${tools.namespace}/${serves.plural}/collected`;
  await tools.waitFor('the type to be collected', async () => (await tools.plane.request(path)).status === 404, {
    timeout: 150_000,
    interval: 500,
  });
}
