import type { Tools } from './tools.ts';

/** Resolves when a condition of the scenario's namespace, or of another, is True. */
export async function namespaceCondition(tools: Tools, type: string, namespace = tools.namespace): Promise<void> {
  const path = `jsonpath={.status.conditions[?(@.type=="${type}")].status}`;
  await tools.waitFor(`${type} of namespace ${namespace}`, async () =>
    (await tools.kubectl('get', 'namespace', namespace, '-o', path)).includes('True'),
  );
}

/** Waits until the grace period of a pod that is being deleted has ended, by both clocks that cut times to seconds. */
export async function graceEnded({ kubectl, namespace, waitFor }: Tools, pod: string): Promise<void> {
  await waitFor('the grace period to end', async () => {
    const time = await kubectl('get', 'pod', pod, '-n', namespace, '-o', 'jsonpath={.metadata.deletionTimestamp}');
    return Date.now() > Date.parse(time) + 2000;
  });
}
