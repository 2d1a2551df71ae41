import { setTimeout as delay } from 'node:timers/promises';
import { defineCase } from '../harness/fault-case.ts';
import type { Stage } from '../harness/stage.ts';

async function restart({ plane }: Stage, flags: readonly string[] = []): Promise<void> {
  await plane.api.kill();
  await plane.api.start(flags);
}

export default {
  'api-server-restarted': defineCase({
    title: 'the API server is killed in mid-run and comes back',
    exclusive: true,
    objects: 400,
    async meanwhile(stage) {
      await stage.untilRewritten(100);
      await stage.plane.api.kill();
      await delay(1000);
      await stage.plane.api.start();
    },
    exits: [0, 1],
  }),
  'list-compacted': defineCase({
    title: 'etcd forgets the state that is being listed, and no watch cache holds it',
    exclusive: true,
    objects: 700,
    pace: 60,
    async arrange(stage) {
      stage.onCleanup(() => restart(stage));
      await restart(stage, ['--watch-cache=false']);
    },
    async meanwhile(stage) {
      await stage.untilRewritten(30);
      await stage.writer.replace(0, 'v1alpha1');
      await stage.compact();
    },
    exits: [0],
    async check({ plane, kind }) {
      const metrics = (await plane.request('/metrics')).text.split('\n');
      const expired = metrics.some((line) => line.includes('code="410"') && line.includes(`group="${kind.group}"`));
      return expired ? [] : ['no list was answered with 410: the case proves nothing'];
    },
  }),
};
