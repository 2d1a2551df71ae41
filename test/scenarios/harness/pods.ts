import type { PodReference } from '../../control-plane/kwok-pods.ts';
import type { Keeper } from '../../operators/keeper/controls.ts';
import type { Tools } from './tools.ts';

/** Resolves when the pods of a keeper, as JSON, have some words in them. */
export async function untilPods(tools: Tools, { spec }: Keeper, words: string): Promise<void> {
  await tools.waitFor(`pods of ${spec.name} with ${words}`, async () =>
    (await tools.kubectl('get', 'pods', '-n', spec.namespace, '-o', 'json')).includes(words),
  );
}

/** The name of a keeper's newest pod. */
export async function newestPod(tools: Tools, { spec }: Keeper): Promise<string> {
  const names = '{range .items[*]}{.metadata.name}{"\\n"}{end}';
  const sorted = ['--sort-by=.metadata.creationTimestamp', '-o', `jsonpath=${names}`];
  const pods = (await tools.kubectl('get', 'pods', '-n', spec.namespace, ...sorted)).trim().split('\n');
  const newest = pods.at(-1);
  if (newest === undefined || newest === '') throw new Error(`${spec.name} has no pods`);
  return newest;
}

/** A keeper's pod is gone at once; resolves when its process has ended. The next pod is up to the cluster. */
export async function dropPod(tools: Tools, { spec, deployed }: Keeper): Promise<void> {
  await tools.kubectl('delete', 'pod', deployed.pod, '-n', spec.namespace, '--force', '--grace-period=0');
  await tools.waitFor(`${spec.name} to end`, () => !deployed.process.running);
}

/** Resolves when new pods of a keeper's namespace are refused with some words: the API server learns of it a moment later. */
export async function untilPodsRefused(tools: Tools, { spec }: Keeper, words: string): Promise<void> {
  const path = `/api/v1/namespaces/${spec.namespace}/pods?dryRun=All`;
  const body = {
    metadata: { generateName: 'try-' },
    spec: { containers: [{ name: 'main', image: 'example.com/main:v1' }] },
  };
  await tools.waitFor(`new pods in ${spec.namespace} to be refused`, async () =>
    (await tools.plane.request(path, { method: 'POST', body })).text.includes(words),
  );
}

/** Resolves when a keeper's ReplicaSet says that its pods are refused, with some words of the refusal. */
export async function untilRefused(tools: Tools, { spec }: Keeper, words: string): Promise<void> {
  await tools.waitFor(`pods of ${spec.name} to be refused`, async () =>
    (await tools.kubectl('get', 'replicasets', '-n', spec.namespace, '-o', 'json')).includes(words),
  );
}

/** What a kubelet or a controller reports of a pod, as a Warning. */
export async function podEvent(tools: Tools, target: PodReference, reason: string, message: string): Promise<void> {
  const { namespace, pod } = target;
  const uid = await tools.kubectl('get', 'pod', pod, '-n', namespace, '-o', 'jsonpath={.metadata.uid}');
  const time = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  await tools.apply({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${pod}.${reason.toLowerCase()}`, namespace },
    involvedObject: { apiVersion: 'v1', kind: 'Pod', namespace, name: pod, uid },
    type: 'Warning',
    reason,
    message,
    firstTimestamp: time,
    lastTimestamp: time,
    count: 3,
    source: { component: 'kubelet' },
  });
}
