import { defineCase } from '../harness/fault-case.ts';
import type { Guard } from '../harness/guard.ts';
import type { Stage } from '../harness/stage.ts';

// The cluster's engine waits for the garbage collector to know the type: a minute and a half for one that is new.

async function byTheCluster(stage: Stage): Promise<void> {
  stage.with.args = ['--engine', 'in-cluster'];
}

const guards = new WeakMap<Stage, Guard>();

export default {
  'in-cluster': defineCase({
    title: "the cluster's engine rewrites objects, and a second time, when it is known to prune before it is done",
    long: true,
    rounds: 2,
    arrange: byTheCluster,
    exits: [0],
  }),
  'in-cluster-fails': defineCase({
    title: "the cluster's engine fails on a denial by an admission webhook, and prunes all the same",
    long: true,
    objects: 100,
    async arrange(stage) {
      await byTheCluster(stage);
      const guard = await stage.guard();
      guard.decide((name) => (name.endsWith('7') ? 'not today' : undefined));
      guards.set(stage, guard);
    },
    exits: [1],
    async mend(stage) {
      guards.get(stage)?.decide(() => undefined);
      stage.with.args = [];
    },
  }),
  'in-cluster-killed': defineCase({
    title: "the command is killed while the cluster's engine works, and run again",
    long: true,
    arrange: byTheCluster,
    // What the engine does to storedVersions while nobody looks is its own; the second run has to put it right.
    act: async (stage) => [await stage.migrate({ timeout: 15_000 }), await stage.migrate()],
    exits: [0, 128],
  }),
};
