import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { startQueuesPlane } from '../queues/harness/plane.ts';
import { type Answer, play } from './harness/script.ts';
import { SCRIPTS } from './scripts/scripts.ts';

let plane: ControlPlane;

beforeAll(async () => {
  plane = await startQueuesPlane();
});

afterAll(() => plane?.stop());

test.each(SCRIPTS.map((script, at) => ({ ...script, script, at })))(
  'what is told of $name is what happened',
  { timeout: 600_000 },
  async ({ script, at }) => {
    const answers: Answer[] = [];
    await play(plane, script, `history-${at}`, (answer) => answers.push(answer));
    expect(answers.flatMap(({ moment, wrong }) => wrong.map((line) => `${moment}: ${line}`))).toEqual([]);
    expect(answers.length).toBeGreaterThan(1);
  },
);
