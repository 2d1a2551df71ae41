import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor, waitForSame } from '../../control-plane/wait.ts';
import type { Controller, FailureMode } from '../../operators/redis/switches.ts';
import { group } from '../harness/group.ts';
import type { StateCase } from '../harness/state-case.ts';
import { changesTo, changesToOne, terminalErrorsOf } from './over-and-over.ts';
import { BACKUPS, backup, type RedisStage, startRedisStage } from './redis-stage.ts';

const controller: Controller = 'redisbackup';

/** One backup fails in that way until the case is over. */
function one(mode: FailureMode): StateCase<RedisStage>['drive'] {
  return async ({ operator, untilQuiet }) => {
    await untilQuiet();
    await operator.fail(backup(0), mode);
    return () => operator.fail(backup(0), undefined);
  };
}

/**
 * All backups fail in that way until the case is over, and so many are called for.
 * @param settle milliseconds until the first rush is over, and nothing is ready to be reconciled
 */
function all(mode: FailureMode, count: number, settle?: number): StateCase<RedisStage>['drive'] {
  return async ({ operator, poke, untilQuiet, ready }) => {
    await untilQuiet();
    await operator.failController(controller, mode);
    await poke(count);
    if (settle !== undefined) {
      await sleep(settle);
      await waitForSame('the rush to be over', async () => ((await ready()) === 0 ? 0 : undefined), { interval: 500 });
    }
    return async () => {
      await operator.failController(controller, undefined);
      await poke(count);
      await untilQuiet();
    };
  };
}

const quiet: StateCase<RedisStage>['drive'] = async ({ untilQuiet }) => {
  await untilQuiet();
  return undefined;
};

/** Until the case is over one backup has what is not tried again, once terminalErrorsOf has brought it about. */
const terminal: StateCase<RedisStage>['drive'] = async ({ operator, untilQuiet }) => {
  await untilQuiet();
  return () => operator.fail(backup(1), undefined);
};

const STATES: readonly StateCase<RedisStage>[] = [
  { state: 'idle', controller, expected: 'idle', drive: quiet },
  { state: 'steady', controller, expected: 'healthy', drive: quiet, meanwhile: changesTo(BACKUPS) },
  {
    state: 'one object of a thousand failing, the others reconciled',
    controller,
    expected: 'failing',
    drive: one('error'),
    meanwhile: changesTo(BACKUPS),
  },
  { state: 'one object panicking', controller, expected: 'failing', drive: one('panic'), meanwhile: changesToOne(0) },
  {
    state: 'one object with a terminal error',
    controller,
    expected: 'gave-up',
    drive: terminal,
    meanwhile: terminalErrorsOf(1),
  },
  { state: 'hot loop', controller, expected: 'hot-loop', drive: one('hot-loop') },
  { state: 'a timer for each object', controller, expected: 'timer-driven', drive: all('requeue-after', 5) },
  {
    state: 'asking to be called again',
    controller,
    expected: 'requeueing',
    drive: all('requeue', 20),
    meanwhile: changesTo(20),
  },
  { state: 'all failing', controller, expected: 'failing', drive: all('error', 30, 6000), meanwhile: changesTo(30) },
  { state: 'more to do than its worker can', controller, expected: 'saturated', drive: all('slow', 200) },
  {
    state: 'its worker hangs',
    controller,
    expected: 'hung-worker',
    async drive({ operator, page }) {
      await operator.fail(backup(0), 'hang');
      const longest = /workqueue_longest_running_processor_seconds\{[^}]*redisbackup[^}]*\} (\S+)/;
      await waitFor('the worker to hang', async () => Number(longest.exec((await page?.()) ?? '')?.[1] ?? 0) > 20, {
        timeout: 120_000,
        interval: 500,
      });
      return async () => {
        await operator.fail(backup(0), undefined);
        await operator.restart();
      };
    },
  },
  {
    state: 'begun anew between two looks',
    expected: 'restarted',
    interval: 20,
    async drive({ untilQuiet, poke }) {
      await poke(3);
      await untilQuiet();
      return undefined;
    },
    // By then the first look is over, and there is time to come up before the second.
    async meanwhile({ operator }) {
      await sleep(10_000);
      await operator.restart();
    },
  },
  {
    state: 'its leader has lost the Lease',
    expected: 'nobody-leads',
    fromFiles: 'standby',
    async drive({ operator }) {
      await operator.loseLease(true);
      await operator.deployed.process.exited;
      await operator.restart();
      // Until the Lease that it did not renew has expired, somebody else might.
      await sleep(20_000);
      return () => operator.loseLease(false);
    },
  },
];

/** With the defaults: a priority queue, one worker. */
export const controllerRuntime = group<RedisStage>({
  framework: 'controller-runtime',
  start: (plane) => startRedisStage(plane),
  cases: STATES,
});

/** Without the priority queue, and with client-go's bucket, as up to v0.22. */
export const plainQueue = group<RedisStage>({
  framework: 'controller-runtime, plain queue',
  start: (plane) => startRedisStage(plane, { flags: ['--use-priority-queue=false', '--rate-limiter=bucket'] }),
  cases: [
    ...STATES.filter(({ state }) => ['idle', 'steady', 'hot loop'].includes(state)),
    {
      state: 'all failing, held back by the bucket',
      controller,
      expected: 'failing, rate-limited',
      // What the edges of a look add or take is little beside what the bucket lets through meanwhile.
      interval: 45,
      drive: all('error', 200, 10_000),
    },
  ],
});
