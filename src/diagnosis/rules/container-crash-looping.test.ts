import { expect, test } from 'vitest';
import { findings, told } from '../testing/cluster.ts';
import { eventOf } from '../testing/kinds.ts';
import { container, node, pod, podDown } from '../testing/workloads.ts';
import { containerCrashLooping } from './container-crash-looping.ts';

const ended = { terminated: { exitCode: 2, reason: 'Error', finishedAt: '2026-01-01T11:58:00Z' } };
const backOff = container({ waiting: { reason: 'CrashLoopBackOff' } }, { restartCount: 7, lastState: ended });
const summary = 'Pod shop/web-1-a, which runs operator web, crash-loops: its container main ends with exit code 2';

test('a container that ends again and again is why, with its last words', async () => {
  const logs = { 'shop/web-1-a/main previous': 'starting\n\npanic: no database\n\ngoroutine 1 [running]:\n' };
  const [finding] = await findings(containerCrashLooping, podDown(pod(backOff)), { objects: [node()], logs });
  expect(finding).toMatchObject({
    summary,
    certainty: 'certain',
    evidence: [
      { text: 'container main ended with exit code 2, restarted 7 times', time: Date.parse('2026-01-01T11:58:00Z') },
      { text: 'panic: no database', source: 'log' },
    ],
  });
  expect(finding?.remedies[0]?.command).toBe('kubectl -n shop logs web-1-a -c main --previous');
});

test('errors of a log stand before its last lines', async () => {
  const logs = {
    'shop/web-1-a/main previous':
      '{"level":"error","ts":"2026-01-01T11:58:00Z","msg":"cannot start","error":"port in use"}\n{"level":"info","msg":"bye"}',
  };
  const [finding] = await findings(containerCrashLooping, podDown(pod(backOff)), { objects: [node()], logs });
  expect(finding?.evidence.map(({ text }) => text)).toContain('cannot start: port in use');
});

test('without its log, and where its node may not be read, it says less', async () => {
  expect(await told(containerCrashLooping, podDown(pod(backOff)), { objects: [], forbidden: ['nodes'] })).toEqual([
    `likely: ${summary}`,
  ]);
});

test('a container that runs for the moment and has ended before crash-loops too', async () => {
  const runs = container({ running: {} }, { restartCount: 3, lastState: ended });
  expect(await told(containerCrashLooping, podDown(pod(runs)), { objects: [node()] })).toEqual([`certain: ${summary}`]);
  const once = container({ running: {} }, { restartCount: 1, lastState: ended });
  expect(await told(containerCrashLooping, podDown(pod(once)), { objects: [node()] })).toEqual([]);
});

test('an init container that has done its work has not crashed', async () => {
  const init = [{ name: 'init', state: { terminated: { exitCode: 0 } } }];
  expect(
    await told(containerCrashLooping, podDown(pod({ initContainerStatuses: init })), { objects: [node()] }),
  ).toEqual([]);
});

test('a container that a probe ends does not end by itself', async () => {
  const looping = pod(backOff);
  const event = eventOf(looping, 'Killing', 'Container main failed liveness probe, will be restarted');
  expect(await told(containerCrashLooping, podDown(looping), { objects: [node(), event] })).toEqual([]);
});
