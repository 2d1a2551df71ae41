import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadScenarios } from './harness/load-scenarios.ts';
import { runScenario } from './harness/run-scenario.ts';
import { type ScenarioPlane, startScenarioPlane } from './harness/start-plane.ts';

// Scenarios break the whole cluster: they need a control plane that no other test file works with.
const scenarios = await loadScenarios();
let started: ScenarioPlane;

beforeAll(async () => {
  started = await startScenarioPlane();
});

afterAll(() => started?.stop());

/**
 * Milliseconds; two wait for a back-off of the API server's, for half a minute or more, and one of them twice where it is run
 * once more.
 */
const TIMEOUT = 400_000;

const alone = scenarios.filter(({ exclusive }) => exclusive === true);
const together = scenarios.filter(({ exclusive }) => exclusive !== true);

test.concurrent.for(together)('$title', { timeout: TIMEOUT }, async (scenario, { expect: own }) => {
  own((await runScenario(started.plane, scenario)).wrong).toEqual([]);
});

test.for(alone)('$title', { timeout: TIMEOUT }, async (scenario) => {
  expect((await runScenario(started.plane, scenario)).wrong).toEqual([]);
});
