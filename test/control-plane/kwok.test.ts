import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { criLine } from './cri-log.ts';
import { FAKE_NODE } from './kwok.ts';
import { podLogsFromFile, portForward } from './kwok-pods.ts';
import { type PodState, STATE_ANNOTATION } from './kwok-stages.ts';
import { getThroughPortForward } from './port-forward.ts';
import { freePort } from './ports.ts';
import { runAsDeployment } from './run-as-deployment.ts';
import { sharedControlPlane, testNamespace } from './shared.ts';
import { waitFor } from './wait.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane);

interface Pod {
  status?: {
    phase?: string;
    conditions?: { type: string; status: string }[];
    containerStatuses?: { restartCount: number; state: Record<string, { reason?: string } | undefined> }[];
  };
}

async function createPod(name: string, state?: PodState): Promise<void> {
  const annotations = state === undefined ? {} : { [STATE_ANNOTATION]: state };
  await plane.apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, annotations },
    spec: { nodeName: FAKE_NODE, containers: [{ name: 'main', image: 'example.com/none:v1' }] },
  });
}

async function podOf(name: string): Promise<Pod> {
  return (await plane.request(`/api/v1/namespaces/${namespace}/pods/${name}`)).json() as Pod;
}

function isReady(pod: Pod): boolean {
  return pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false;
}

function waitingReason(pod: Pod): string | undefined {
  return pod.status?.containerStatuses?.[0]?.state.waiting?.reason;
}

test('a pod on the fake node becomes Ready and shows the log file it is given', async () => {
  await createPod('logged');
  await waitFor('the pod to be Ready', async () => isReady(await podOf('logged')));
  const file = join(plane.coordinates.directory, 'logged.log');
  writeFileSync(file, criLine('stderr', 'first line') + criLine('stdout', 'second line'));
  const previousFile = join(plane.coordinates.directory, 'logged-before.log');
  writeFileSync(previousFile, criLine('stderr', 'panic: before'));
  await podLogsFromFile(plane, { namespace, pod: 'logged', container: 'main', file, previousFile });
  const logs = (...flags: string[]) => plane.kubectl(['logs', '-n', namespace, 'logged', ...flags]);
  await waitFor('the log', async () => (await logs()).stdout === 'first line\nsecond line\n');
  expect((await logs('--tail=1')).stdout).toBe('second line\n');
  expect((await logs('--previous')).stdout).toBe('panic: before\n');
});

test('a port-forward to a pod reaches a local port', async () => {
  const server = createServer((_, response) => response.end('metrics of a local process'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  await createPod('forwarded');
  await waitFor('the pod to be Ready', async () => isReady(await podOf('forwarded')));
  const { port } = server.address() as AddressInfo;
  await portForward(plane, { namespace, pod: 'forwarded' }, [{ podPort: 8080, localPort: port }]);
  expect(await getThroughPortForward(plane, { namespace, pod: 'forwarded' }, 8080)).toBe('metrics of a local process');
});

test.for<[PodState, string]>([
  ['image-pull', 'ImagePullBackOff'],
  ['crash-loop', 'CrashLoopBackOff'],
])('a pod annotated %s stays so', async ([state, reason]) => {
  await createPod(state, state);
  await waitFor(reason, async () => waitingReason(await podOf(state)) === reason);
  expect(isReady(await podOf(state))).toBe(false);
  // A pod made later is Ready: kwok has had the time to spoil the first.
  await createPod(`${state}-later`);
  await waitFor('a later pod to be Ready', async () => isReady(await podOf(`${state}-later`)));
  expect(waitingReason(await podOf(state))).toBe(reason);
});

test('a pod in a crash loop recovers when its annotation goes', async () => {
  await createPod('recovers', 'crash-loop');
  await waitFor('the crash loop', async () => waitingReason(await podOf('recovers')) === 'CrashLoopBackOff');
  await plane.kubectl(['annotate', '-n', namespace, 'pod/recovers', `${STATE_ANNOTATION}-`]);
  await waitFor('the pod to be Ready', async () => isReady(await podOf('recovers')));
  expect(waitingReason(await podOf('recovers'))).toBeUndefined();
});

test('a local process appears as a deployment, with its own log, port and identity, and can die and come back', async () => {
  const localPort = await freePort();
  const program = `
    require('node:http').createServer((_, r) => r.end('hello from ' + process.env.POD_NAME)).listen(${localPort}, '127.0.0.1', () => console.error('serving'));
    process.on('SIGUSR2', () => process.exit(3));`;
  const deployed = await runAsDeployment(plane, {
    namespace,
    name: 'operator',
    serviceAccount: 'operator',
    command: [process.execPath, '-e', program],
    ports: [{ name: 'metrics', podPort: 8443, localPort }],
  });
  try {
    const logs = (...flags: string[]) => plane.kubectl(['logs', '-n', namespace, 'deploy/operator', ...flags]);
    await waitFor('the log', async () => (await logs()).stdout === 'serving\n');
    expect(await getThroughPortForward(plane, { namespace, pod: deployed.pod }, 8443)).toBe(
      `hello from ${deployed.pod}`,
    );
    const who = await plane.kubectl(['auth', 'whoami'], { kubeconfig: deployed.kubeconfig });
    expect(who.stdout).toContain(`system:serviceaccount:${namespace}:operator`);
    await waitFor('the deployment to be available', async () => {
      const answer = await plane.kubectl(['get', '-n', namespace, 'deploy/operator', '-o', 'json']);
      return JSON.parse(answer.stdout).status.availableReplicas === 1;
    });

    await deployed.kill('SIGUSR2');
    expect(await deployed.process.exited).toEqual({ code: 3, signal: null });
    expect((await podOf(deployed.pod)).status?.containerStatuses?.[0]?.state.terminated).toMatchObject({ exitCode: 3 });
    expect(isReady(await podOf(deployed.pod))).toBe(false);

    await deployed.restart();
    expect(deployed.process.running).toBe(true);
    const status = (await podOf(deployed.pod)).status?.containerStatuses?.[0];
    expect(status?.restartCount).toBe(1);
    expect(status?.state.running).toBeDefined();
    expect((await logs('--previous')).stdout).toBe('serving\n');
    await waitFor('the new log', async () => (await logs()).stdout === 'serving\n');
  } finally {
    await deployed.stop();
  }
});
