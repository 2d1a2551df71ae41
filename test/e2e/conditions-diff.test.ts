import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SpecChangesDocument } from '../../src/views/history/diff-document.ts';
import type { ConditionSummaryDocument } from '../../src/views/history/summary-document.ts';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { plugin } from './plugin.ts';

const plane = sharedControlPlane();
let namespace: string;

const run = (args: readonly string[]) =>
  plugin(['conditions', ...args], { kubeconfig: plane.adminKubeconfig, timeout: 120_000 });

async function kubectl(args: readonly string[], stdin?: string): Promise<void> {
  const result = await plane.kubectl([...args, '-n', namespace], stdin === undefined ? {} : { stdin });
  if (result.code !== 0) throw new Error(result.stderr);
}

function untilRevision(number: number): Promise<unknown> {
  return waitFor(`revision ${number}`, async () => {
    const answer = await plane.request(`/apis/apps/v1/namespaces/${namespace}/replicasets`);
    return answer.text.includes(`"deployment.kubernetes.io/revision":"${number}"`);
  });
}

beforeAll(async () => {
  namespace = await testNamespace(plane, 'conditions-diff');
  const labels = { app: 'web' };
  const template = {
    metadata: { labels },
    spec: { containers: [{ name: 'app', image: 'example.com/web:1', env: [{ name: 'MODE', value: 'slow' }] }] },
  };
  const spec = { replicas: 1, selector: { matchLabels: labels }, template };
  const metadata = { name: 'web', namespace };
  await kubectl(['apply', '-f', '-'], JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec }));
  await untilRevision(1);
  await kubectl(['set', 'image', 'deployment/web', 'app=example.com/web:2']);
  await untilRevision(2);
  await kubectl(['scale', 'deployment/web', '--replicas=3']);
  await kubectl(['set', 'env', 'deployment/web', 'MODE=fast']);
  await untilRevision(3);
});

afterAll(() => plane.kubectl(['delete', 'deployment/web', '-n', namespace, '--wait=false']));

const IMAGE = 'spec.template.spec.containers[name=app].image';
const MODE = 'spec.template.spec.containers[name=app].env[name=MODE].value';

/** A document, which has to be as its schema says. */
function valid(text: string, schema: string): unknown {
  const document: unknown = JSON.parse(text);
  const ajv = new Ajv();
  const file = join(import.meta.dirname, '../../docs/schema', schema);
  expect(ajv.validate(JSON.parse(readFileSync(file, 'utf8')), document), ajv.errorsText()).toBe(true);
  return document;
}

async function changesOf(args: readonly string[]) {
  const { stdout } = await run(['deployment/web', '-n', namespace, '--no-store', '-o', 'json', ...args]);
  const { items } = valid(stdout, 'spec-changes.json') as SpecChangesDocument;
  return items[0];
}

test('revisions tell what changed in the template, and last-applied what is otherwise now', async () => {
  const item = await changesOf(['--diff']);
  const rollouts = item?.changes.filter(({ kind }) => kind === 'rollout');
  expect(rollouts?.map(({ changes }) => changes)).toEqual([
    undefined,
    [{ path: IMAGE, before: '"example.com/web:1"', after: '"example.com/web:2"' }],
    [{ path: MODE, before: '"slow"', after: '"fast"' }],
  ]);
  expect(item?.applied).toEqual([
    { path: 'spec.replicas', before: '1', after: '3' },
    { path: MODE, before: '"slow"', after: '"fast"' },
    { path: IMAGE, before: '"example.com/web:1"', after: '"example.com/web:2"' },
  ]);
});

test('what nothing can tell is said: who scaled left no value behind', async () => {
  const { stdout, code } = await run(['deployment/web', '-n', namespace, '--no-store', '--diff']);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^Deployment .*\/web: \d+ writes and rollouts of its spec; of \d nothing tells what was there before/,
  );
  expect(stdout).toMatch(
    /spec\.template\.spec\.containers\[name=app\]\.image {2}"example\.com\/web:1" → "example\.com\/web:2"/,
  );
  expect(stdout).toContain('Applied last with kubectl apply, and otherwise now:');
});

test('two times are compared as one', async () => {
  const item = await changesOf(['--diff', '1h..']);
  expect(item?.comparison?.changes.map(({ path, after }) => [path, after])).toEqual([
    [IMAGE, '"example.com/web:2"'],
    [MODE, '"fast"'],
  ]);
  expect(item?.comparison?.unknown).toBeGreaterThan(0);
});

test('--summary counts the conditions of a namespace, the worst first', async () => {
  const { stdout, code } = await run(['--summary', '-n', namespace, '-o', 'json']);
  expect(code).toBe(0);
  const { items } = valid(stdout, 'condition-summary.json') as ConditionSummaryDocument;
  const [first] = items;
  expect(items.map(({ type }) => type)).toContain('deployments.apps');
  expect(first?.bad).toBeGreaterThan(0);
  const deployments = items.find(({ type }) => type === 'deployments.apps');
  expect(deployments?.groups[0]).toMatchObject({
    ...{ condition: 'Available', status: 'False', reason: 'MinimumReplicasUnavailable', mood: 'bad' },
    ...{ objects: 1, example: { namespace, name: 'web' } },
  });
});

test('--summary of who may read little tells what can be read, and what could not', async () => {
  const may = (resources: readonly string[]) => [{ apiGroups: ['apps'], resources, verbs: ['list'] }];
  const some = await plane.restrictedUser('summary-deployments', may(['deployments']), { namespace });
  const seen = await plugin(['conditions', '--summary', '-A', '-n', namespace], { kubeconfig: some });
  expect(seen.code).toBe(0);
  expect(seen.stdout).toMatch(/^Of 1 object of 1 type with conditions, 1 says that something is wrong/);
  expect(seen.stdout).toMatch(/^Not read \(\d+\), forbidden: /m);
  const none = await plane.restrictedUser('summary-nobody', may(['controllerrevisions']), { namespace });
  const unseen = await plugin(['conditions', '--summary', '-n', namespace], { kubeconfig: none });
  expect(unseen.code).toBe(2);
  expect(unseen.stdout).toMatch(/^No conditions could be read\./);
});
