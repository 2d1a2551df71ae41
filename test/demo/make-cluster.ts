/**
 * `node test/demo/make-cluster.ts`: makes the cluster that the demo shows, on the real control plane with the example
 * operator, breaks it for real, and captures it into test/demo/cluster. Run it again when the capture's layout changes.
 */
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type ControlPlane, startControlPlane } from '../control-plane/control-plane.ts';
import { startKwok } from '../control-plane/kwok.ts';
import { STATE_ANNOTATION } from '../control-plane/kwok-stages.ts';
import { runOk } from '../control-plane/run.ts';
import { waitFor } from '../control-plane/wait.ts';
import { plugin } from '../e2e/plugin.ts';
import { startRedisOperator } from '../operators/redis/redis-operator.ts';
import { SAMPLE_BACKUP, SAMPLE_CLUSTER, waitForReady } from '../operators/redis/samples.ts';

/** Real time has to pass so that ages tell what came first. */
const AGE_MS = 70_000;

const plane = await startControlPlane();
const kwok = await startKwok(plane);
const operator = await startRedisOperator(plane);
try {
  await operator.applySamples();
  await makeStaging(plane);
  await delay(AGE_MS);
  await breakShop(plane);
  await delay(AGE_MS);
  await breakStaging(plane);
  // Longer than why-stuck takes for normal.
  await delay(2 * AGE_MS);
  await captureInto(join(import.meta.dirname, 'cluster'), plane.adminKubeconfig);
} finally {
  await operator.stop();
  await kwok.stop();
  await plane.stop();
}

/** A pod that crashes, and a backup whose operator refuses to let it go. */
async function breakShop({ kubectl }: ControlPlane): Promise<void> {
  const shop = async (...args: string[]): Promise<string> => {
    const { stdout, stderr, code } = await kubectl(['-n', 'shop', ...args]);
    if (code !== 0) throw new Error(stderr);
    return stdout;
  };
  await shop('annotate', 'pod', 'cache-2', `${STATE_ANNOTATION}=crash-loop`);
  await shop('annotate', 'redisbackup', 'cache-nightly', 'cache.example.com/fail=refuse-finalize');
  await shop('delete', 'redisbackup', 'cache-nightly', '--wait=false');
  await waitFor('the cluster to notice', async () =>
    (await shop('get', 'rediscluster', 'cache', '-o', 'jsonpath={.status.conditions}')).includes('"status":"False"'),
  );
}

/** A second namespace like the first. */
async function makeStaging(made: ControlPlane): Promise<void> {
  const samples = readFileSync(join(import.meta.dirname, '../operators/redis/samples/shop.yaml'), 'utf8');
  await made.apply(samples.replaceAll('shop', 'staging'));
  await waitForReady(made, { ...SAMPLE_CLUSTER, namespace: 'staging' });
  await waitForReady(made, { ...SAMPLE_BACKUP, namespace: 'staging' });
}

/** The operator is scaled to 0, and then the namespace is to go: it waits for what the operator does not let go. */
async function breakStaging({ kubectl }: ControlPlane): Promise<void> {
  await kubectl(['-n', 'redis-system', 'scale', 'deployment', 'redis-operator', '--replicas=0']);
  await waitFor('the operator to end', () => !operator.deployed.process.running);
  await kubectl(['delete', 'namespace', 'staging', '--wait=false']);
  await waitFor('the namespace to be left with what the operator holds', async () => {
    const { stdout } = await kubectl(['get', 'namespace', 'staging', '-o', 'jsonpath={.status.conditions}']);
    return stdout.includes('NamespaceFinalizersRemaining') && stdout.includes('SomeFinalizersRemain');
  });
}

async function captureInto(folder: string, kubeconfig: string): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'kubectl-operator-demo-'));
  const file = join(temporary, 'cluster.tar.gz');
  const { stdout, stderr, code } = await plugin(['capture', file, '-A', '--logs'], { kubeconfig });
  // 1: the fake nodes have no logs of the Redis pods to give.
  if (code > 1) throw new Error(stderr);
  process.stdout.write(stdout);
  await runOk('tar', ['-xzf', file, '-C', temporary]);
  const [root = ''] = readdirSync(temporary).filter((name) => !name.endsWith('.gz'));
  // The machinery of the fake nodes is no part of the story.
  for (const namespace of readdirSync(join(temporary, root, 'namespaces'))) {
    rmSync(join(temporary, root, 'namespaces', namespace, 'kwok.x-k8s.io'), { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(join(temporary, root), folder);
  rmSync(temporary, { recursive: true, force: true });
}
