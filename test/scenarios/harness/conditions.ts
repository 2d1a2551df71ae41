import type { Tools } from './tools.ts';

/** Resolves when a condition of the scenario's namespace, or of another, is True. */
export async function namespaceCondition(tools: Tools, type: string, namespace = tools.namespace): Promise<void> {
  const path = `jsonpath={.status.conditions[?(@.type=="${type}")].status}`;
  await tools.waitFor(`${type} of namespace ${namespace}`, async () =>
    (await tools.kubectl('get', 'namespace', namespace, '-o', path)).includes('True'),
  );
}
