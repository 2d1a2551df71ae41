/**
 * `npm run picture`: lets something happen to an object of a real operator while `record` is at work, prints its timeline and
 * its lanes, and makes docs/conditions.png, the picture of the report, with a real Chromium. Takes some minutes.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { progress } from '../control-plane/go-build.ts';
import { PLUGIN_FOLDER, plugin } from '../e2e/plugin.ts';
import { editField } from '../history/harness/kubectl-edit.ts';
import { createCluster, createSecret } from '../operators/redis/redis-objects.ts';
import { startRedisOperator } from '../operators/redis/redis-operator.ts';
import { waitForReady } from '../operators/redis/samples.ts';
import { startQueuesPlane } from '../queues/harness/plane.ts';
import { startChromium } from './chromium.ts';
import { openReport } from './report-page.ts';

const NAMESPACE = 'shop';
const target = join(import.meta.dirname, '../../docs/conditions.png');
const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-picture-'));
const store = join(folder, 'record.db');
const plane = await startQueuesPlane();
try {
  await plane.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
  const operator = await startRedisOperator(plane);
  const kubeconfig = plane.adminKubeconfig;
  const recorder = spawn(
    join(PLUGIN_FOLDER, 'kubectl-operator'),
    ['record', 'redisclusters', 'statefulsets', '-n', NAMESPACE, '--store', store],
    { env: { ...process.env, KUBECONFIG: kubeconfig }, stdio: 'ignore' },
  );
  await sleep(5000);
  await play();
  recorder.kill('SIGTERM');
  await once(recorder, 'close');
  const asked = ['conditions', 'rediscluster/cache', '-n', NAMESPACE, '--store', store];
  const ask = async (...more: string[]) =>
    (await plugin([...asked, ...more], { kubeconfig, env: { LANG: 'C.UTF-8' } })).stdout;
  process.stdout.write(`${await ask()}\n${await ask('-o', 'wide')}\n`);
  await takePicture(await ask('-o', 'html'));
  await operator.stop();
} finally {
  await plane.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** An edit, a Secret that comes and goes, an outage, another edit, and an outage that goes on. */
async function play(): Promise<void> {
  const cluster = await createCluster(plane, NAMESPACE, 'cache', { replicas: 3 });
  const edit = (from: string, to: string) =>
    editField(plane, ['rediscluster/cache', '-n', NAMESPACE], `replicas: ${from}`, `replicas: ${to}`);
  const without = async (seconds: number) => {
    await plane.kubectl(['delete', 'secret/cache-auth', '-n', NAMESPACE]);
    await poke();
    await waitForReady(plane, cluster, 'False', 'SecretNotFound');
    await sleep(seconds * 1000);
  };
  const within = async (seconds: number) => {
    await createSecret(plane, NAMESPACE, 'cache-auth');
    await poke();
    await waitForReady(plane, cluster);
    await sleep(seconds * 1000);
  };
  await waitForReady(plane, cluster);
  progress('it is ready');
  await sleep(25_000);
  await edit('3', '5');
  await waitForReady(plane, cluster);
  await sleep(30_000);
  progress('it flaps');
  for (let flap = 0; flap < 5; flap += 1) {
    await without(2);
    await within(3);
  }
  await sleep(35_000);
  progress('it is without its Secret');
  await without(45);
  await within(20);
  await edit('5', '4');
  await waitForReady(plane, cluster);
  await sleep(15_000);
  await without(20);
}

/** Secrets are not watched: a change of the object itself makes the operator look. */
async function poke(): Promise<void> {
  await plane.kubectl(['annotate', 'rediscluster/cache', '-n', NAMESPACE, `poked=${Date.now()}`, '--overwrite']);
}

async function takePicture(html: string): Promise<void> {
  const browser = await startChromium();
  try {
    const { page, complaints, close } = await openReport(browser, html, { width: 1280 });
    // A bar that is pointed at says what it was: here the outage that was over.
    const bars = page.locator('[data-lane="Ready"] rect.span[data-state="False"]');
    const widths = await Promise.all(
      (await bars.all()).slice(0, -1).map(async (bar) => (await bar.boundingBox())?.width),
    );
    await bars.nth(widths.indexOf(Math.max(...widths.map((width) => width ?? 0)))).hover();
    await page.screenshot({ path: target });
    await close();
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
    progress(`made ${target}`);
  } finally {
    await browser.close();
  }
}
