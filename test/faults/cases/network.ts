import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '../../control-plane/wait.ts';
import { expiredOnce } from '../harness/expired-list.ts';
import { defineCase } from '../harness/fault-case.ts';
import type { Stage } from '../harness/stage.ts';

/** A write of an object: what the run consists of. */
const isWrite = ({ method, path }: { readonly method: string; readonly path: string }): boolean =>
  method === 'PATCH' && path.includes('/widgets/');

/** True for one request of so many, in no order. */
const oneOf = (many: number): boolean => Math.random() * many < 1;

const directly = async (stage: Stage): Promise<void> => {
  stage.with.kubeconfig = stage.plane.adminKubeconfig;
};

const failure = { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: 500, reason: 'InternalError' };

export default {
  'connection-reset': defineCase({
    title: 'the connection is reset ten times while objects are rewritten',
    objects: 400,
    pace: 100,
    async arrange(stage) {
      await stage.detour.throughProxy();
    },
    async meanwhile(stage) {
      const { proxy } = stage.detour;
      for (let cut = 1; cut <= 10 && !stage.done; cut++) {
        await stage.untilRewritten(cut * 30);
        const before = proxy.counts.connections;
        proxy.cut();
        await waitFor('the command to connect anew', () => stage.done || proxy.counts.connections > before);
      }
    },
    exits: [0],
    async check({ detour: { proxy } }) {
      return proxy.counts.connections > 5
        ? []
        : [`${proxy.counts.connections} connections were made, not one for each reset`];
    },
  }),
  'connection-lost': defineCase({
    title: 'no connection can be made for five seconds in mid-run',
    objects: 300,
    async arrange(stage) {
      await stage.detour.throughProxy();
    },
    async meanwhile(stage) {
      await stage.untilRewritten(80);
      stage.detour.proxy.behaviour.refuse = true;
      stage.detour.proxy.cut();
      await delay(5000);
      stage.detour.proxy.behaviour.refuse = false;
    },
    exits: [0, 1],
  }),
  latency: defineCase({
    title: 'each answer takes half a second longer',
    objects: 300,
    async arrange(stage) {
      (await stage.detour.throughProxy()).behaviour.latency = 250;
    },
    exits: [0],
  }),
  throttled: defineCase({
    title: 'what goes beyond 15 writes a second is answered with 429 and Retry-After',
    objects: 100,
    async arrange(stage) {
      let second = { at: 0, writes: 0 };
      await stage.detour.throughApiProxy((request) => {
        if (!isWrite(request)) return undefined;
        const at = Math.floor(performance.now() / 1000);
        second = { at, writes: second.at === at ? second.writes + 1 : 1 };
        return second.writes > 15 ? { kind: 'answer', status: 429, headers: { 'retry-after': '1' } } : undefined;
      });
    },
    exits: [0],
  }),
  'server-errors': defineCase({
    title: 'a fifth of the writes is answered with 500, and of some the stream breaks off',
    arrange: (stage) =>
      stage.detour.throughApiProxy((request) => {
        if (!isWrite(request)) return undefined;
        if (oneOf(20)) return { kind: 'reset' };
        return oneOf(5) ? { kind: 'answer', status: 500, body: { ...failure, message: 'database' } } : undefined;
      }),
    exits: [0, 1],
    mend: directly,
  }),
  'answers-lost': defineCase({
    title: 'of a fifth of the writes that are done the answer is lost',
    arrange: (stage) =>
      stage.detour.throughApiProxy((request) => (isWrite(request) && oneOf(5) ? { kind: 'lose-answer' } : undefined)),
    exits: [0, 1],
    mend: directly,
  }),
  'list-expired': defineCase({
    title: 'the list expires in the middle (410), while objects are made in the part that was listed',
    objects: 700,
    arrange: (stage) => stage.detour.throughApiProxy(expiredOnce('widgets')),
    async meanwhile(stage) {
      await stage.untilRewritten(20);
      await stage.writer.replace(0, 'v1alpha1');
      await stage.writer.create(5001, 'v1alpha1');
    },
    exits: [0],
  }),
};
