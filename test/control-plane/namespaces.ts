import { randomUUID } from 'node:crypto';
import type { ControlPlaneHandle } from './handle.ts';
import { waitFor } from './wait.ts';

/**
 * Makes a namespace with a name that nobody else has; resolves when all is in it that the controller manager makes, and lists
 * from the API server's cache have it.
 */
export async function createNamespace(plane: ControlPlaneHandle, prefix: string): Promise<string> {
  const name = `${prefix}-${randomUUID().slice(0, 8)}`;
  const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
  const answer = await plane.request('/api/v1/namespaces', { method: 'POST', body });
  if (answer.status !== 201) throw new Error(`namespace ${name}: ${answer.status} ${answer.text}`);
  for (const made of ['serviceaccounts/default', 'configmaps/kube-root-ca.crt']) {
    const path = `/api/v1/namespaces/${name}/${made}?resourceVersion=0`;
    await waitFor(`${made} of ${name}`, async () => (await plane.request(path)).status === 200);
  }
  return name;
}

/** Asks for a namespace to be deleted; does not wait for it. */
export async function deleteNamespace(plane: ControlPlaneHandle, name: string): Promise<void> {
  await plane.request(`/api/v1/namespaces/${name}`, { method: 'DELETE' });
}
