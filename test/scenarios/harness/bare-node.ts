import type { Tools } from './tools.ts';

/** A node on which no kubelet runs, nor anything that acts as one: what is on it stays as it is. */
export async function bareNode({ apply, kubectl }: Pick<Tools, 'apply' | 'kubectl'>, name: string): Promise<void> {
  await apply({ apiVersion: 'v1', kind: 'Node', metadata: { name } });
  await kubeletReports(kubectl, name);
}

/** Says of a node that it is ready, as its kubelet would every few minutes. */
async function kubeletReports(kubectl: Tools['kubectl'], name: string): Promise<void> {
  const now = new Date().toISOString();
  const ready = { type: 'Ready', status: 'True', reason: 'KubeletReady', message: 'kubelet is posting ready status' };
  const status = { conditions: [{ ...ready, lastHeartbeatTime: now, lastTransitionTime: now }] };
  await kubectl('patch', `node/${name}`, '--subresource=status', '--type=merge', '-p', JSON.stringify({ status }));
}

/** Renews a node's Lease as its kubelet would, until the promise that it answers is called. */
export function kubeletLives({ apply }: Pick<Tools, 'apply'>, name: string): () => Promise<void> {
  let alive = true;
  const renew = async (): Promise<void> => {
    while (alive) {
      await apply({
        apiVersion: 'coordination.k8s.io/v1',
        kind: 'Lease',
        metadata: { name, namespace: 'kube-node-lease' },
        spec: {
          holderIdentity: name,
          leaseDurationSeconds: 40,
          renewTime: `${new Date().toISOString().slice(0, -1)}000Z`,
        },
      });
      await new Promise((resolve) => setTimeout(resolve, 5000));
    }
  };
  const running = renew();
  return async () => {
    alive = false;
    await running;
  };
}
