import { type ControlPlane, startControlPlane } from '../../control-plane/control-plane.ts';
import { plugin } from '../../e2e/plugin.ts';

/** Objects are spread over these namespaces. */
export const NAMESPACES = ['faults-0', 'faults-1', 'faults-2'];

/**
 * Starts a control plane for the matrix. etcd forgets nothing unless a case has it do so: what was stored at any moment
 * of a run can be read afterwards. Built-in objects are stored as JSON, so that they can be compared, too.
 */
export async function startFaultsPlane(): Promise<ControlPlane> {
  // The launcher bundles the sources where they have changed; several at once would do so at the same time.
  await plugin(['--help']);
  const plane = await startControlPlane({
    storageMediaType: 'application/json',
    apiServerFlags: ['--etcd-compaction-interval=0'],
  });
  for (const name of NAMESPACES) await plane.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  return plane;
}
