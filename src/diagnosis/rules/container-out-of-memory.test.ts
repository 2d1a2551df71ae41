import { expect, test } from 'vitest';
import { findings, told } from '../testing/cluster.ts';
import { container, node, pod, podDown } from '../testing/workloads.ts';
import { containerOutOfMemory } from './container-out-of-memory.ts';

const killed = container(
  { waiting: { reason: 'CrashLoopBackOff' } },
  { restartCount: 4, lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } } },
);

test('a container over its limit is told with a command that doubles the limit', async () => {
  const spec = { containers: [{ name: 'main', resources: { limits: { memory: '256Mi' } } }] };
  const [finding] = await findings(containerOutOfMemory, podDown(pod(killed, { spec })), { objects: [node()] });
  expect(finding).toMatchObject({
    summary:
      'Pod shop/web-1-a, which runs operator web, is killed again and again: its container main takes more memory than its limit of 256Mi',
    certainty: 'certain',
    evidence: [{ text: 'container main ended with exit code 137: it was killed, OOMKilled, restarted 4 times' }],
  });
  expect(finding?.remedies[0]?.command).toBe(
    'kubectl -n shop set resources deployments.apps/web -c main --limits=memory=512Mi',
  );
});

test('without a limit it is the node that has no more', async () => {
  const [finding] = await findings(containerOutOfMemory, podDown(pod(killed)), { objects: [node()] });
  expect(finding).toMatchObject({ summary: expect.stringContaining('more memory than its node has') });
  expect(finding?.remedies[0]?.command).toBe('kubectl -n shop edit deployments.apps/web');
});

test('a container that was killed for another reason has memory enough', async () => {
  const state = { terminated: { exitCode: 137, reason: 'Error' } };
  const other = container({ waiting: { reason: 'CrashLoopBackOff' } }, { lastState: state });
  expect(await told(containerOutOfMemory, podDown(pod(other)), { objects: [node()] })).toEqual([]);
});
