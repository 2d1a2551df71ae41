import type { ControlPlaneHandle } from './handle.ts';
import { fakeNode, MANAGED_LABEL } from './kwok.ts';
import { waitFor } from './wait.ts';

/** A fake node of a test's own. */
export interface FakeNode {
  readonly name: string;
  /** For `spec.nodeSelector` of pods that are to be on it. */
  readonly selector: Readonly<Record<string, string>>;
  /**
   * It falls silent: nothing that happens to its pods is done or told any more. Resolves when the node lifecycle
   * controller has noticed, which takes the controller manager's --node-monitor-grace-period.
   */
  lose(): Promise<void>;
  /** It runs out of disk space, as its kubelet tells; resolves when the node lifecycle controller has tainted it. */
  fillDisk(): Promise<void>;
  remove(): Promise<void>;
}

/** Makes a fake node; resolves when it is Ready. Needs kwok. */
export async function addNode(plane: ControlPlaneHandle, name: string): Promise<FakeNode> {
  await fakeNode(plane, name);
  const path = `/api/v1/nodes/${name}`;
  const patch = async (target: string, body: object): Promise<void> => {
    const contentType = 'application/strategic-merge-patch+json';
    const answer = await plane.request(target, { method: 'PATCH', contentType, body });
    if (answer.status !== 200) throw new Error(`PATCH ${target}: ${answer.status} ${answer.text}`);
  };
  const tainted = (key: string): Promise<boolean> =>
    waitFor(`node ${name} to have taint ${key}`, async () => (await plane.request(path)).text.includes(`"${key}"`), {
      timeout: 90_000,
    });
  return {
    name,
    selector: { 'kubernetes.io/hostname': name },
    async lose() {
      await patch(path, { metadata: { labels: { [MANAGED_LABEL]: null } } });
      await tainted('node.kubernetes.io/unreachable');
    },
    async fillDisk() {
      const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
      const condition = {
        type: 'DiskPressure',
        status: 'True',
        reason: 'KubeletHasDiskPressure',
        message: 'kubelet has disk pressure',
        lastHeartbeatTime: now,
        lastTransitionTime: now,
      };
      await patch(`${path}/status`, { status: { conditions: [condition] } });
      await tainted('node.kubernetes.io/disk-pressure');
    },
    async remove() {
      await plane.request(path, { method: 'DELETE' });
    },
  };
}
