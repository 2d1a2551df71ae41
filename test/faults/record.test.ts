import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlPlane, startControlPlane } from '../control-plane/control-plane.ts';
import { redirectKubeconfig } from '../control-plane/kubeconfig.ts';
import type { ManagedProcess } from '../control-plane/process.ts';
import { startProxy } from '../control-plane/proxy.ts';
import { waitFor } from '../control-plane/wait.ts';
import { plugin } from '../e2e/plugin.ts';
import { differencesFrom, storedHistory } from './record/compare.ts';
import { installGauges } from './record/gauges.ts';
import { limitedRoom } from './record/limited-room.ts';
import { readOnlyFolder } from './record/read-only-folder.ts';
import { caughtUp, recording, startRecorder } from './record/recorder.ts';
import { settableClock } from './record/set-clock.ts';
import { makeGauges, startWitness } from './record/witness.ts';

const OBJECTS = 10;
const KILLS = 30;

let plane: ControlPlane;
const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-record-'));

beforeAll(async () => {
  await plugin(['--help']);
  plane = await startControlPlane();
});

afterAll(async () => {
  await plane?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function end(recorder: ManagedProcess): Promise<void> {
  recorder.kill('SIGINT');
  expect(await recorder.exited).toEqual({ code: 0, signal: null });
}

test('killed thirty times at any moment, it has every change once, and no hole', { timeout: 300_000 }, async () => {
  const type = await installGauges(plane, 'killed');
  await makeGauges(plane, type, OBJECTS);
  const store = join(folder, 'killed.db');
  let recorder = startRecorder(plane, type, store);
  await recording(store, type, OBJECTS);
  const witness = await startWitness(plane, type, { rest: 150 });
  for (let kill = 0; kill < KILLS; kill += 1) {
    await delay(Math.random() * 1200);
    recorder.kill('SIGKILL');
    await recorder.exited;
    recorder = startRecorder(plane, type, store);
  }
  await delay(500);
  await witness.stop();
  const history = await caughtUp(store, type, witness.writes);
  expect(differencesFrom(witness.writes, history)).toEqual([]);
  expect(history.holes).toEqual([]);
  expect(witness.writes.length).toBeGreaterThan(KILLS * OBJECTS);
  await end(recorder);
  expect(recorder.log()).toContain('no hole');
});

test('what an API server that restarts forgets is a marked hole, and nothing else is', {
  timeout: 300_000,
}, async () => {
  const type = await installGauges(plane, 'restarted');
  await makeGauges(plane, type, OBJECTS);
  const store = join(folder, 'restarted.db');
  const recorder = startRecorder(plane, type, store);
  await recording(store, type, OBJECTS);
  const witness = await startWitness(plane, type, { rest: 100 });
  for (let time = 0; time < 3; time += 1) {
    await delay(1500);
    await plane.api.kill();
    await plane.api.start();
  }
  await delay(3000);
  await witness.stop();
  const history = await caughtUp(store, type, witness.writes);
  expect(differencesFrom(witness.writes, history)).toEqual([]);
  await end(recorder);
});

test('what etcd has compacted while nobody recorded is a marked hole', { timeout: 300_000 }, async () => {
  const type = await installGauges(plane, 'compacted');
  await makeGauges(plane, type, OBJECTS);
  const store = join(folder, 'compacted.db');
  const first = startRecorder(plane, type, store);
  await recording(store, type, OBJECTS);
  const witness = await startWitness(plane, type, { rest: 100 });
  await delay(2000);
  first.kill('SIGKILL');
  await first.exited;
  await delay(3000);
  // Its cache begins where it starts, and etcd no longer knows what was before.
  await plane.api.kill();
  await plane.etcd.compact(await plane.etcd.revision());
  await plane.api.start();
  await delay(1000);
  const second = startRecorder(plane, type, store);
  await waitFor('a hole', async () => (await storedHistory(store, type)).holes.length > 0);
  await delay(2000);
  await witness.stop();
  const history = await caughtUp(store, type, witness.writes);
  expect(differencesFrom(witness.writes, history)).toEqual([]);
  expect(new Set(history.holes.map(({ why }) => why))).toEqual(
    new Set(['the API server no longer knew what had happened since']),
  );
  expect(second.log()).toContain('something may be missing of gauges.compacted.example.com');
  await end(second);
});

test('connections that are cut lose nothing', { timeout: 300_000 }, async () => {
  const type = await installGauges(plane, 'cut');
  await makeGauges(plane, type, OBJECTS);
  const proxy = await startProxy({ target: plane.server });
  const kubeconfig = redirectKubeconfig(plane.adminKubeconfig, proxy.url, join(folder, 'cut.kubeconfig'));
  const store = join(folder, 'cut.db');
  const recorder = startRecorder(plane, type, store, { kubeconfig });
  await recording(store, type, OBJECTS);
  const witness = await startWitness(plane, type, { rest: 100 });
  for (let time = 0; time < 5; time += 1) {
    await delay(700);
    proxy.behaviour.refuse = true;
    proxy.cut();
    await delay(500);
    proxy.behaviour.refuse = false;
  }
  await witness.stop();
  const history = await caughtUp(store, type, witness.writes);
  expect(differencesFrom(witness.writes, history)).toEqual([]);
  expect(history.holes).toEqual([]);
  await end(recorder);
  await proxy.stop();
});

test('a full disk loses nothing: it goes on where it was when there is room again', { timeout: 300_000 }, async () => {
  const type = await installGauges(plane, 'full');
  await makeGauges(plane, type, OBJECTS);
  const room = await limitedRoom();
  const store = join(room.folder, 'full.db');
  const recorder = startRecorder(plane, type, store, { logFile: join(folder, 'full.log') });
  await recording(store, type, OBJECTS);
  const witness = await startWitness(plane, type, { rest: 100 });
  await delay(1000);
  await room.fill(recorder.pid);
  await waitFor('the recorder to say so', () => recorder.log().includes('cannot be written'));
  await delay(3000);
  await room.empty(recorder.pid);
  await waitFor('the recorder to write again', () => recorder.log().includes('can be written again'));
  await witness.stop();
  const history = await caughtUp(store, type, witness.writes);
  expect(differencesFrom(witness.writes, history)).toEqual([]);
  expect(history.holes).toEqual([]);
  expect(recorder.log().match(/cannot be written/g)).toHaveLength(1);
  await end(recorder);
  await room.remove();
});

test('a file that is taken away is noticed, and another one begun', { timeout: 300_000 }, async () => {
  const type = await installGauges(plane, 'taken');
  await makeGauges(plane, type, OBJECTS);
  const store = join(folder, 'taken.db');
  const recorder = startRecorder(plane, type, store);
  await recording(store, type, OBJECTS);
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${store}${suffix}`, { force: true });
  await waitFor('the recorder to write again', () => recorder.log().includes('can be written again'));
  await recording(store, type, OBJECTS);
  await end(recorder);
});

test('where nothing can be written is told at once, and what was recorded there is read all the same', {
  timeout: 300_000,
}, async () => {
  const type = await installGauges(plane, 'readonly');
  await makeGauges(plane, type, OBJECTS);
  const { folder: place, close, remove } = await readOnlyFolder();
  try {
    const store = join(place, 'closed.db');
    const recorder = startRecorder(plane, type, store, { logFile: join(folder, 'readonly.log') });
    await recording(store, type, OBJECTS);
    await end(recorder);
    await close();
    const kubeconfig = plane.adminKubeconfig;
    for (const path of [store, join(place, 'new.db'), join(place, 'sub', 'new.db')]) {
      const { code, stderr } = await plugin(['record', `gauges.${type.group}`, '--store', path], { kubeconfig });
      const why = expect.stringMatching(
        /^error: \S+ cannot be written: (?:its file system is read-only|permission denied|its journal cannot be made beside it)\n/,
      );
      expect({ code, stderr }).toEqual({ code: 2, stderr: why });
      expect(stderr.split('\n').slice(1)).toEqual(['Name another file with --store.', '']);
    }
    const { code, stdout } = await plugin(['record', 'status', '--store', store]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(`gauges.${type.group}`) });
  } finally {
    await remove();
  }
});

test('a local clock that is set back and ahead changes no time and no order', { timeout: 300_000 }, async () => {
  const type = await installGauges(plane, 'clock');
  await makeGauges(plane, type, OBJECTS);
  const clock = await settableClock(folder);
  const store = join(folder, 'clock.db');
  const recorder = startRecorder(plane, type, store, { env: clock.env });
  await recording(store, type, OBJECTS);
  const witness = await startWitness(plane, type, { rest: 100 });
  const steps = () => recorder.log().match(/the local clock was set (?:back|ahead)/g)?.length ?? 0;
  for (const [times, seconds] of [-600, 3600, 0].entries()) {
    await delay(1000);
    clock.set(seconds);
    await waitFor('the recorder to say that the clock was set', () => steps() > times);
    await delay(2000);
  }
  await witness.stop();
  const history = await caughtUp(store, type, witness.writes);
  expect(differencesFrom(witness.writes, history)).toEqual([]);
  expect(history.holes).toEqual([]);
  expect(steps()).toBe(3);
  await end(recorder);
});

test('two recorders of the same objects store everything once', { timeout: 300_000 }, async () => {
  const type = await installGauges(plane, 'twice');
  await makeGauges(plane, type, OBJECTS);
  const store = join(folder, 'twice.db');
  const recorders = [1, 2].map((number) =>
    startRecorder(plane, type, store, { logFile: join(folder, `twice-${number}`) }),
  );
  await recording(store, type, OBJECTS);
  const record = () => recorders.every((recorder) => recorder.log().includes('recording gauges'));
  await waitFor('both to record', record);
  const witness = await startWitness(plane, type, { rest: 100 });
  await delay(3000);
  await witness.stop();
  const history = await caughtUp(store, type, witness.writes);
  expect(differencesFrom(witness.writes, history)).toEqual([]);
  for (const recorder of recorders) {
    expect(recorder.log()).not.toContain('cannot be written');
    await end(recorder);
  }
});
