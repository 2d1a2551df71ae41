import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlPlane, startControlPlane } from '../control-plane/control-plane.ts';
import { plugin } from '../e2e/plugin.ts';
import { differencesFrom } from './record/compare.ts';
import { installGauges } from './record/gauges.ts';
import { caughtUp, recording, startRecorder } from './record/recorder.ts';
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
  recorder.kill('SIGINT');
  expect(await recorder.exited).toEqual({ code: 0, signal: null });
  expect(recorder.log()).toContain('no hole');
});
