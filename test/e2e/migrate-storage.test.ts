import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitFor } from '../control-plane/wait.ts';
import { installWidgets, loadWidgets, storeWidgetsAt, widgetType } from '../control-plane/widgets.ts';
import { ownPlane } from './own-plane.ts';
import { PLUGIN_FOLDER, plugin } from './plugin.ts';
import { inTerminal, onScreen } from './pty.ts';

const plane = await ownPlane();
const { adminKubeconfig: kubeconfig } = plane;
const state = mkdtempSync(join(tmpdir(), 'kubectl-operator-state-'));
afterAll(() => rmSync(state, { recursive: true, force: true }));
const env = { XDG_STATE_HOME: state };
const COUNT = 600;
const widgets = widgetType('migration.example.com', ['migration-a', 'migration-b']);

const migrate = (...args: string[]) => plugin(['migrate-storage', ...args], { kubeconfig, env, timeout: 110_000 });

interface Stored {
  readonly apiVersion: string;
}

/** How many objects etcd holds at each version, all at one moment. */
async function stored(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { value } of await plane.etcd.range(`/registry/${widgets.group}/widgets/`)) {
    const { apiVersion } = JSON.parse(String(value)) as Stored;
    const version = apiVersion.split('/')[1] ?? '';
    counts[version] = (counts[version] ?? 0) + 1;
  }
  return counts;
}

async function storedVersions(): Promise<unknown> {
  const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${widgets.name}`;
  return ((await plane.request(path)).json() as { status: { storedVersions: unknown } }).status.storedVersions;
}

beforeAll(async () => {
  await installWidgets(plane, widgets, 'v1alpha1');
  await loadWidgets(plane, widgets, COUNT, { bytes: 100 });
  await storeWidgetsAt(plane, widgets, 'v1');
});

test('what there is to do is shown, and nothing is written, with --plan', async () => {
  const planned = await migrate(widgets.name, '--plan');
  expect(planned.stdout).toContain(`${widgets.name} v1alpha1 → v1, 600 objects`);
  expect(planned.code).toBe(1);
  expect(await stored()).toEqual({ v1alpha1: COUNT });
});

test('wrong command lines are told in one line', async () => {
  for (const [args, message] of [
    [[], 'which types are to be migrated?'],
    [['widgets', '-n', 'shop'], 'objects are migrated in all namespaces: -n cannot narrow that'],
    [['widgets', '--all'], 'names of types and --all or --group do not go together'],
    [[widgets.name, '--qps', '0'], '--qps takes a number above 0'],
    [[widgets.name, '--verify', 'some'], '--verify'],
    [['gadgets'], 'gadgets'],
    [['events.nowhere.example.com'], 'events.nowhere.example.com'],
  ] as const) {
    const refused = await migrate(...args);
    expect(refused.code, args.join(' ')).toBe(2);
    expect(refused.stderr).toContain(message);
    expect(refused.stdout).toBe('');
  }
});

test('a user who may not patch is told which permission is missing, and nothing is written', async () => {
  const rules = [
    { apiGroups: [widgets.group], resources: ['widgets'], verbs: ['get', 'list'] },
    { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: ['get', 'list'] },
  ];
  const restricted = await plane.restrictedUser('viewer', rules);
  const refused = await plugin(['migrate-storage', widgets.name], { kubeconfig: restricted, env });
  expect(refused.code).toBeGreaterThan(0);
  expect(refused.stdout + refused.stderr).toMatch(/patch/);
  expect(await stored()).toEqual({ v1alpha1: COUNT });
});

test('Ctrl-C ends it when what is in flight is answered, and the same command goes on from there', async () => {
  const args = ['migrate-storage', widgets.name, '--qps', '60', '--kubeconfig', kubeconfig];
  const child = spawn(join(PLUGIN_FOLDER, 'kubectl-operator'), args, { env: { ...process.env, ...env } });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
  });
  await waitFor('some objects to be rewritten', async () => ((await stored()).v1 ?? 0) > 50);
  child.kill('SIGINT');
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(1);
  expect(shown).toMatch(/stopped after \d+ objects: interrupted/);
  expect(shown).toContain(`To go on from here: kubectl operator migrate-storage ${widgets.name}`);
  const before = (await stored()).v1 ?? 0;
  expect(before).toBeGreaterThan(50);
  expect(before).toBeLessThan(COUNT);
  expect(await storedVersions()).toEqual(['v1alpha1', 'v1']);

  const resumed = await migrate(widgets.name, '-o', 'json');
  const { items } = JSON.parse(resumed.stdout) as { items: { passes: { tally: object }[] }[] };
  expect(items).toMatchObject([
    { done: true, storageVersion: 'v1', staleVersions: ['v1alpha1'], prune: { kind: 'pruned', to: ['v1'] } },
  ]);
  // Of each object it is known what became of it: none was written twice, none was left out.
  expect(items[0]?.passes[0]?.tally).toMatchObject({ skipped: before, rewritten: COUNT - before });
  expect(items[0]?.passes[1]?.tally).toMatchObject({ current: COUNT, rewritten: 0 });
  expect(resumed.code).toBe(0);
  expect(await stored()).toEqual({ v1: COUNT });
  expect(await storedVersions()).toEqual(['v1']);
});

test('a type without stale versions is proven all the same, and --all leaves it out', async () => {
  const again = await migrate(widgets.name);
  expect(again.stdout).toContain('all 600 objects are proven to be stored at v1.');
  expect(again.code).toBe(0);
  const all = await migrate('--all');
  expect(all.stdout).toMatch(/^Nothing to do/);
  expect(all.code).toBe(0);
});

test('Secrets are stored anew without a value being read', async () => {
  const metadata = { name: 'hidden', namespace: 'default' };
  await plane.apply({ apiVersion: 'v1', kind: 'Secret', metadata, stringData: { password: 'not-to-be-seen' } });
  const secrets = await migrate('secrets', '-v');
  expect(secrets.stdout).toMatch(/the one object is proven to be stored as the API server writes it now/);
  expect(secrets.stdout + secrets.stderr).not.toMatch(/not-to-be-seen|bm90LXRvLWJlLXNlZW4/);
  expect(secrets.code).toBe(0);
});

test('it takes a sample of a type, and does not prune for that', async () => {
  await storeWidgetsAt(plane, widgets, 'v1alpha1');
  const sampled = await migrate(widgets.name, '--verify', 'sample', '-o', 'json');
  const [item] = (JSON.parse(sampled.stdout) as { items: object[] }).items;
  expect(item).toMatchObject({ done: false, prune: { kind: 'left' }, passes: [{}, { sampleOf: COUNT }] });
  expect(sampled.code).toBe(1);
  expect(await storedVersions()).toEqual(['v1', 'v1alpha1']);
});

test('a second run is refused while the first is at work, and a killed one is taken over at once', async () => {
  await storeWidgetsAt(plane, widgets, 'v1');
  const args = ['migrate-storage', widgets.name, '--qps', '50', '--restart', '--kubeconfig', kubeconfig];
  const first = spawn(join(PLUGIN_FOLDER, 'kubectl-operator'), args, { env: { ...process.env, ...env } });
  const lease = `/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/kubectl-operator-migrate-${widgets.name}`;
  await waitFor('the Lease', async () => (await plane.request(lease)).status === 200);
  const second = await migrate(widgets.name);
  expect(second.code).toBe(2);
  expect(second.stderr).toContain(`${widgets.name} is being migrated by another run`);
  first.kill('SIGKILL');
  await once(first, 'close');
  const third = await migrate(widgets.name);
  expect(third.stdout).toContain('all 600 objects are proven to be stored at v1.');
  expect(third.code).toBe(0);
  expect((await plane.request(lease)).status).toBe(404);
  expect(readdirSync(join(state, 'kubectl-operator', 'migrations')).length).toBeGreaterThan(0);
});

// Its controller hears of where the objects are within a minute, and looks for that after 10, 20, 41 and 82 seconds.
test("the cluster's own engine is used and not believed", { timeout: 240_000 }, async () => {
  await storeWidgetsAt(plane, widgets, 'v1alpha1');
  const args = ['migrate-storage', widgets.name, '--engine', 'in-cluster'];
  const done = await plugin(args, { kubeconfig, env, timeout: 220_000 });
  expect(done.stdout).toMatch(/In-cluster +StorageVersionMigration kubectl-operator-\w+: Succeeded/);
  expect(done.stdout).toContain('all 600 objects are proven to be stored at v1alpha1.');
  expect(done.code).toBe(0);
  expect(await stored()).toEqual({ v1alpha1: COUNT });
  const path = '/apis/storagemigration.k8s.io/v1/storageversionmigrations';
  expect((await plane.request(path)).json()).toMatchObject({ items: [] });
});

test('entries of versions that are not served go from managedFields, and server-side apply works after', async () => {
  await storeWidgetsAt(plane, widgets, 'v1alpha1', ['v1alpha1']);
  const cleaned = await migrate(widgets.name, '--managed-fields');
  expect(cleaned.stdout).toContain('entries of versions that are not served removed from 600 objects');
  expect(cleaned.code).toBe(0);
  const path = `/apis/${widgets.group}/v1alpha1/namespaces/migration-a/widgets/w-0`;
  const object = (await plane.request(path)).json() as { metadata: { managedFields?: { apiVersion: string }[] } };
  expect(JSON.stringify(object.metadata.managedFields ?? [])).not.toContain(`${widgets.group}/v1"`);
  await plane.apply([
    {
      apiVersion: `${widgets.group}/v1alpha1`,
      kind: 'Widget',
      metadata: { name: 'w-0', namespace: 'migration-a' },
      spec: { size: 7 },
    },
  ]);
  await storeWidgetsAt(plane, widgets, 'v1alpha1');
});

test('on a terminal of 80 columns the progress is drawn, and then the answer', async () => {
  await storeWidgetsAt(plane, widgets, 'v1');
  const terminal = inTerminal(['migrate-storage', widgets.name, '--qps', '200'], { kubeconfig, env });
  await terminal.untilShown('in flight');
  expect(terminal.shown()).toContain('━');
  const { code, shown } = await terminal.ended;
  expect(code).toBe(0);
  const screen = onScreen(shown);
  expect(screen).toContain('all 600 objects are proven to be stored at v1.');
  for (const line of screen.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});
