import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { GROUPS } from './groups/groups.ts';
import { startQueuesPlane } from './harness/plane.ts';
import type { StateResult } from './harness/state-case.ts';

let plane: ControlPlane;

beforeAll(async () => {
  plane = await startQueuesPlane();
});

afterAll(() => plane?.stop());

/** Milliseconds; on a busy machine an operator takes its time to come into a state. */
const TIMEOUT = 900_000;

describe.each(GROUPS)('queue of an operator of $framework', (group) => {
  test('tells each state, live and from saved pages', { timeout: TIMEOUT }, async () => {
    const results: StateResult[] = [];
    await group.run(plane, (result) => results.push(result));
    expect(results.map(({ state }) => state)).toEqual(group.states);
    const table = results.map(({ state, found, foundFromFiles }) => ({ state, found, foundFromFiles }));
    expect(table).toEqual(
      results.map(({ state, expected, expectedFromFiles }) => ({
        state,
        found: expected,
        foundFromFiles: expectedFromFiles,
      })),
    );
  });
});
