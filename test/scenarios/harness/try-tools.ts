import type { ControlPlane } from '../../control-plane/control-plane.ts';
import { FAKE_NODE } from '../../control-plane/kwok.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { createTools, type Tools } from './tools.ts';

/** Does something with the tools of a scenario of that name, and takes down what it made. */
export async function withTools(
  plane: ControlPlane,
  name: string,
  work: (tools: Tools) => Promise<void>,
): Promise<void> {
  const { tools, cleanup } = createTools(plane, name);
  try {
    await tools.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    await work(tools);
  } finally {
    await cleanup.run();
  }
}

/** A pod as far as these tests look at it. */
export interface Pod {
  readonly metadata: { readonly name: string };
  readonly status: {
    readonly phase: string;
    readonly reason?: string;
    readonly conditions?: { readonly type: string; readonly status: string; readonly message?: string }[];
    readonly containerStatuses?: readonly {
      readonly restartCount: number;
      readonly state: { readonly waiting?: { readonly reason: string } };
      readonly lastState: { readonly terminated?: { readonly exitCode: number } };
    }[];
  };
}

/** The pods of a namespace. */
export async function pods({ kubectl }: Tools, namespace: string): Promise<readonly Pod[]> {
  return JSON.parse(await kubectl('get', 'pods', '-n', namespace, '-o', 'json')).items;
}

/** Resolves when a pod that was deleted after all others has gone: time enough for those to go that would. */
export async function untilPodsGo(tools: Tools): Promise<void> {
  const names = async (): Promise<string[]> =>
    (await pods(tools, tools.namespace)).map(({ metadata }) => metadata.name);
  await tools.apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'passer-by', namespace: tools.namespace },
    spec: { nodeName: FAKE_NODE, containers: [{ name: 'main', image: 'example.com/none:v1' }] },
  });
  await tools.remove('pod/passer-by');
  await tools.waitFor('a later pod to go', async () => !(await names()).includes('passer-by'));
}

/** Resolves when nothing is there any more that tools have made for the whole cluster: nobody waits for definitions to go. */
export async function untilNothingIsLeft(plane: ControlPlane): Promise<void> {
  await waitFor('what was made for the whole cluster to go', async () => {
    const types = 'crds,clusterroles,validatingwebhookconfigurations';
    const { stdout, stderr, code } = await plane.kubectl(['get', types, '-o', 'name']);
    if (code !== 0) throw new Error(stderr);
    const left = stdout.split('\n').filter((line) => line.includes('example.com') || line.includes('-keeper'));
    if (left.length > 0) throw new Error(left.join(', '));
    return true;
  });
}
