import { defineCase } from '../harness/fault-case.ts';

/** Milliseconds that a run takes that nobody disturbs; learnt from those that end before they are killed. */
let whole = 2500;

export default defineCase({
  title: 'killed with SIGKILL at any moment, some fifty times, and run again',
  objects: 120,
  rounds: 58,
  long: true,
  async act(stage) {
    const started = performance.now();
    const result = await stage.migrate({ timeout: Math.ceil(100 + Math.random() * whole) });
    if (result.code === 0) whole = (whole + performance.now() - started) / 2;
    else whole *= 1.02;
    return [result];
  },
  exits: [0, 128],
});
