import { setTimeout as delay } from 'node:timers/promises';
import { defineCase } from '../harness/fault-case.ts';
import type { Guard } from '../harness/guard.ts';
import type { Stage } from '../harness/stage.ts';

/** Objects that are 100 and their admission webhook, which a case breaks and `mend` has let all through again. */
function guarded(breaks: (guard: Guard, stage: Stage) => void) {
  const guards = new WeakMap<Stage, Guard>();
  return {
    objects: 100,
    async arrange(stage: Stage) {
      const guard = await stage.guard();
      guards.set(stage, guard);
      breaks(guard, stage);
    },
    async mend(stage: Stage) {
      const guard = guards.get(stage);
      guard?.decide(() => undefined);
      if (guard !== undefined) guard.proxy.behaviour.refuse = false;
    },
  };
}

/** Says so where not so many objects are left at the old version. */
const leaves = (count: number) => async (stage: Stage) => {
  const stale = (await stage.stored()).filter(({ version }) => version !== stage.target).length;
  return stale === count ? [] : [`${stale} objects are stale, not ${count}`];
};

export default {
  'admission-denies-some': defineCase({
    title: 'an admission webhook denies one object in ten',
    ...guarded((guard) => guard.decide((name) => (name.endsWith('7') ? 'not today' : undefined))),
    exits: [1],
    check: leaves(10),
  }),
  'admission-times-out': defineCase({
    title: 'an admission webhook takes too long for one object in ten',
    ...guarded((guard) =>
      guard.decide(async (name) => {
        if (name.endsWith('7')) await delay(3000);
        return undefined;
      }),
    ),
    exits: [1],
    check: leaves(10),
  }),
  'admission-down': defineCase({
    title: 'an admission webhook that has to be asked is down',
    ...guarded((guard) => {
      guard.proxy.behaviour.refuse = true;
      guard.proxy.cut();
    }),
    exits: [1, 2],
    check: leaves(100),
  }),
  'admission-down-for-a-while': defineCase({
    title: 'an admission webhook is down for three seconds in mid-run',
    ...guarded((guard, stage) => {
      void stage.untilRewritten(20).then(async () => {
        guard.proxy.behaviour.refuse = true;
        guard.proxy.cut();
        await delay(3000);
        guard.proxy.behaviour.refuse = false;
      });
    }),
    exits: [0, 1],
  }),
};
