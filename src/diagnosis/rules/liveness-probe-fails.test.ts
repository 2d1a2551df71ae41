import { expect, test } from 'vitest';
import { findings, told } from '../testing/cluster.ts';
import { eventOf } from '../testing/kinds.ts';
import { container, node, pod, podDown } from '../testing/workloads.ts';
import { livenessProbeFails } from './liveness-probe-fails.ts';

const looping = pod(
  container({ waiting: { reason: 'CrashLoopBackOff' } }, { lastState: { terminated: { exitCode: 137 } } }),
);
const killing = eventOf(looping, 'Killing', 'Container main failed liveness probe, will be restarted');
const failed = 'Liveness probe failed: HTTP probe failed with statuscode: 500';

test('a container that its kubelet ends for a failing probe is told with what the probe got', async () => {
  const objects = [node(), killing, eventOf(looping, 'Unhealthy', failed)];
  const [finding] = await findings(livenessProbeFails, podDown(looping), { objects });
  expect(finding).toMatchObject({
    summary:
      'Pod shop/web-1-a, which runs operator web, is restarted again and again: the liveness probe of its container main fails',
    certainty: 'certain',
    evidence: [{ text: failed, source: 'event' }, {}],
  });
});

test('a probe that fails without ending the container, or that failed long ago, is not why', async () => {
  for (const event of [
    eventOf(looping, 'Unhealthy', failed),
    eventOf(looping, 'Killing', 'Container main failed liveness probe, will be restarted', '2026-01-01T10:00:00Z'),
    eventOf(looping, 'Killing', 'Container sidecar failed liveness probe, will be restarted'),
  ])
    expect(await told(livenessProbeFails, podDown(looping), { objects: [node(), event] })).toEqual([]);
});
