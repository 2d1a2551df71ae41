import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChromium } from '../browser/chromium.ts';
import { openReport } from '../browser/report-page.ts';
import { FAKE_NODE } from '../control-plane/kwok.ts';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { plugin } from './plugin.ts';
import { inTerminal } from './pty.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'conditions-views');
const kubeconfig = plane.adminKubeconfig;
const asked = ['conditions', 'deployment/web', '-n', namespace, '--no-store'];
let browser: Browser;

const WEB = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      nodeName: ${FAKE_NODE}
      tolerations: [{operator: Exists}]
      containers: [{name: web, image: 'example.com/web:1'}]
`;

beforeAll(async () => {
  browser = await startChromium();
  const applied = await plane.kubectl(['apply', '-n', namespace, '-f', '-'], { stdin: WEB });
  expect(applied.stderr).toBe('');
  await waitFor('a ready replica', async () => (await readyReplicas()) === '1');
}, 600_000);

afterAll(() => browser?.close());

async function readyReplicas(): Promise<string> {
  const path = '-o=jsonpath={.status.readyReplicas}';
  return (await plane.kubectl(['get', 'deploy', 'web', '-n', namespace, path])).stdout;
}

test('the timeline in 80 columns, and lanes in 120 where nobody looks', async () => {
  const text = await plugin(asked, { kubeconfig });
  expect(text.stdout).toMatch(/^Available is True for \d+/);
  expect(text.stdout).toContain(', times in UTC\n');
  expect(text.stdout).toMatch(/ spec +kubectl-client-side-apply set some of spec\./);
  const wide = await plugin([...asked, '-o', 'wide', '--tree'], { kubeconfig, env: { LANG: 'C', LC_ALL: 'C' } });
  expect(wide.stdout).toMatch(/\nAvailable +\.*T+\n/);
  expect(wide.stdout).toMatch(/\nPod\/web-\S+\n/);
  for (const line of wide.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
});

test('JSON is what its schema says', async () => {
  const { stdout } = await plugin([...asked, '-o', 'json', '--tree'], { kubeconfig });
  const schema: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../docs/schema/condition-history.json'), 'utf8'),
  );
  const validate = new Ajv({ strict: false }).compile(schema as object);
  expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true);
});

test('the report of a real cluster opens in a real browser without a complaint', async () => {
  const { stdout } = await plugin([...asked, '-o', 'html', '--tree'], { kubeconfig });
  const report = await openReport(browser, stdout);
  try {
    expect(await report.page.locator('h1').textContent()).toMatch(/ objects: conditions over time$/);
    const bar = report.page.locator('[data-lane="Available"] rect.span').last();
    expect(await bar.getAttribute('data-state')).toBe('True');
    expect(await report.page.locator('#rows').innerText()).toContain('created');
    expect(report.complaints).toEqual([]);
  } finally {
    await report.close();
  }
});

test('a live view tells what happens as it happens, and q ends it', async () => {
  const session = inTerminal([...asked, '--watch'], { kubeconfig, env: { LC_ALL: 'C.UTF-8', NO_COLOR: '1' } });
  await session.untilShown('following');
  await waitFor('the annotation to be seen', async () => {
    // A watch begins when it begins: until then the object is changed again.
    await plane.kubectl(['-n', namespace, 'set', 'image', 'deploy/web', `web=example.com/web:${Date.now()}`]);
    return session.shown().includes('[watch]');
  });
  session.type('q');
  expect((await session.ended).code).toBe(0);
  expect(session.shown()).toMatch(/containers\[name=web\]\.image\s/);
});

test('piped it is a line or a document for each thing that happens, and an end of the reader ends it', async () => {
  const until = ['sh', '-c', '"$@" | head -n 3', 'head'];
  const running = plugin([...asked, '--watch', '-o', 'json'], { kubeconfig, under: until });
  let isDone = false;
  void running.finally(() => {
    isDone = true;
  });
  await waitFor('three documents', async () => {
    await plane.kubectl(['-n', namespace, 'annotate', 'deploy/web', `poked=${Date.now()}`, '--overwrite']);
    return isDone;
  });
  const documents = (await running).stdout.trim().split('\n');
  expect(documents).toHaveLength(3);
  for (const line of documents) expect(JSON.parse(line)).toMatchObject({ kind: 'ConditionHistoryEntry' });
});

test('with --tree what it owns for the first time is followed, of whatever type', async () => {
  const said = join(mkdtempSync(join(tmpdir(), 'kubectl-operator-watch-')), 'said');
  const until = ['sh', '-c', `"$@" | tee ${said} | grep -m 1 "PodDisruptionBudget/web  created"`, 'grep'];
  const running = plugin([...asked, '--watch', '--tree'], { kubeconfig, under: until, timeout: 120_000 });
  let isDone = false;
  void running.finally(() => {
    isDone = true;
  });
  await waitFor('the watch to begin', async () => existsSync(said) && readFileSync(said, 'utf8') !== '');
  const { stdout: uid } = await plane.kubectl(['-n', namespace, 'get', 'deploy/web', '-o', 'jsonpath={.metadata.uid}']);
  await plane.apply({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: {
      ...{ name: 'web', namespace },
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid }],
    },
    spec: { selector: { matchLabels: { app: 'web' } } },
  });
  // That a reader has gone is noticed with the next thing that happens.
  const wasTold = async () => {
    await plane.kubectl(['-n', namespace, 'annotate', 'deploy/web', `poked=${Date.now()}`, '--overwrite']);
    return isDone;
  };
  await waitFor('the budget to be told of', wasTold, { timeout: 90_000 });
  expect((await running).stdout).toContain('PodDisruptionBudget/web  created');
});
