import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ManagedProcess } from '../control-plane/process.ts';
import { sharedControlPlane } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { storedHistory } from '../faults/record/compare.ts';
import { type GaugeType, installGauges } from '../faults/record/gauges.ts';
import { startRecorder } from '../faults/record/recorder.ts';
import { plugin } from './plugin.ts';

const plane = sharedControlPlane();
const kubeconfig = plane.adminKubeconfig;
const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-record-'));
const store = join(folder, 'state/record.db');

let type: GaugeType;
let recorder: ManagedProcess;

beforeAll(async () => {
  await plugin(['--help']);
  type = await installGauges(plane, 'recorded');
  await create('a');
  recorder = startRecorder(plane, type, store, { logFile: join(folder, 'log') });
  await stored('created');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function create(name: string): Promise<void> {
  const body = { apiVersion: `${type.group}/v1`, kind: 'Gauge', metadata: { name }, spec: { size: 1 } };
  const { status, text } = await plane.request(type.path, { method: 'POST', body });
  expect(status, text).toBe(201);
}

async function patch(path: string, body: object): Promise<void> {
  const contentType = 'application/merge-patch+json';
  const { status, text } = await plane.request(`${type.path}/${path}`, { method: 'PATCH', body, contentType });
  expect(status, text).toBe(200);
}

async function setReady(status: string, reason: string): Promise<void> {
  const lastTransitionTime = `${new Date().toISOString().slice(0, 19)}Z`;
  await patch('a/status', {
    status: { conditions: [{ type: 'Ready', status, reason, message: '', lastTransitionTime }] },
  });
}

/** Resolves when the store has told so often of something of that kind. */
async function stored(kind: string, times = 1): Promise<void> {
  await waitFor(`${times} × ${kind} in the store`, async () => {
    const { entries } = await storedHistory(store, type);
    return entries.filter(({ what }) => what.kind === kind).length >= times;
  });
}

const conditions = (...args: string[]) =>
  plugin(['conditions', `gauge.${type.group}/a`, '-n', 'recorded', '--store', store, ...args], { kubeconfig });

test('what the cluster has forgotten the record tells', async () => {
  await setReady('True', 'Begun');
  await setReady('False', 'Broken');
  await setReady('True', 'Mended');
  await patch('a', { spec: { size: 5 } });
  await stored('condition', 3);
  await stored('generation');
  const { stdout, stderr, code } = await conditions();
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  expect(stdout).toMatch(/absent → True +Begun/);
  expect(stdout).toMatch(/True → False +Broken/);
  expect(stdout).toMatch(/False → True +Mended/);
  expect(stdout).toContain('spec.size 1 → 5');
  const without = await conditions('--no-store');
  expect(without.stdout).not.toContain('Broken');
});

test('of an object that is gone, and of another of its name, the record tells both', async () => {
  await plane.request(`${type.path}/a`, { method: 'DELETE' });
  await stored('deleted');
  const gone = await conditions();
  expect(gone.code, gone.stderr).toBe(0);
  expect(gone.stdout).toContain('Broken');
  await create('a');
  await stored('created', 2);
  const both = JSON.parse((await conditions('-o', 'json')).stdout);
  const uids = new Set(both.items.map(({ object }: { object: { uid: string } }) => object.uid));
  expect(uids.size).toBe(2);
});

test('record status says what there is, and neither it nor conditions needs the cluster', async () => {
  const away = { env: { KUBECONFIG: join(folder, 'none') } };
  const status = await plugin(['record', 'status', '--store', store, '-o', 'json'], away);
  expect(JSON.parse(status.stdout)).toMatchObject({
    kind: 'RecordStatus',
    items: [{ group: type.group, resource: 'gauges', namespace: 'recorded', objects: 1, watched: [{}] }],
  });
  const told = await plugin(['conditions', 'gauge/a', '--store', store], away);
  expect(told.code, told.stderr).toBe(0);
  expect(told.stdout).toContain('Broken');
  expect(told.stderr).toContain('this is what was recorded');
});

test('the file is for its owner alone, and Ctrl-C ends with what it came to', async () => {
  expect(statSync(store).mode & 0o777).toBe(0o600);
  recorder.kill('SIGINT');
  expect(await recorder.exited).toEqual({ code: 0, signal: null });
  expect(recorder.log()).toMatch(
    /Recorded \d+ changes of 1 object as \d+ entries in .*, no hole\. They are in .*record\.db\./,
  );
  expect(recorder.log()).not.toContain('Warning');
});

test('of an object that is gone since nobody records it is told what was recorded, and that it cannot be read', async () => {
  await plane.request(`${type.path}/a`, { method: 'DELETE' });
  const { stdout, stderr, code } = await conditions();
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(/^warning: .*not found.*: this is what was recorded\n$/);
  expect(stdout).toContain('Broken');
});

test.each([
  [['record', 'nothings'], 'the cluster has no type "nothings"'],
  [['record', 'events'], 'Events are recorded with the objects that they are about'],
  [['record', 'pods', '--keep', 'long'], '--keep long is no time'],
  [['record', 'pods', '--max-size', '10'], '--max-size 10 is no size of 1Mi or more'],
  [['record', 'pods', '-o', 'json'], 'record prints no json'],
  [['record', 'selfsubjectreviews'], 'cannot be watched'],
])('%j is refused', async (args, message) => {
  const { code, stderr } = await plugin(args, { kubeconfig });
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
});
