import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { loadCases } from './harness/load-cases.ts';
import { startFaultsPlane } from './harness/plane.ts';
import { runCase } from './harness/run-case.ts';

// The cases break the whole cluster: they need a control plane that no other test file works with.
const cases = await loadCases();
let plane: ControlPlane;

beforeAll(async () => {
  plane = await startFaultsPlane();
});

afterAll(() => plane?.stop());

/** Milliseconds; fifty killed runs take minutes, on a busy machine many. */
const TIMEOUT = 1_800_000;

const alone = cases.filter(({ fault }) => fault.exclusive === true);
const together = cases
  .filter(({ fault }) => fault.exclusive !== true)
  .sort((a, b) => Number(b.fault.long ?? false) - Number(a.fault.long ?? false));

test.concurrent.for(together)('$fault.title', { timeout: TIMEOUT }, async ({ name, fault }, { expect: own }) => {
  own((await runCase(plane, name, fault)).wrong).toEqual([]);
});

test.for(alone)('$fault.title', { timeout: TIMEOUT }, async ({ name, fault }) => {
  expect((await runCase(plane, name, fault)).wrong).toEqual([]);
});
