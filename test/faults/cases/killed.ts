import { defineCase } from '../harness/fault-case.ts';

/** Where in a run it is killed, from 0 to 1: mostly while it writes, verifies and prunes, which comes late. */
const moment = (): number => (Math.random() < 0.3 ? Math.random() : 0.4 + 0.6 * Math.random());

/** Milliseconds that a run takes that nobody disturbs; learnt from those that end before they are killed. */
let whole = 2500;

export default defineCase({
  title: 'killed with SIGKILL at any moment, some fifty times, and run again',
  objects: 120,
  rounds: 58,
  long: true,
  async act(stage) {
    const started = performance.now();
    const result = await stage.migrate({ timeout: Math.ceil(100 + moment() * whole) });
    if (result.code === 0) whole = (whole + performance.now() - started) / 2;
    else whole *= 1.02;
    return [result];
  },
  exits: [0, 128],
});
