import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { eventOf } from '../testing/kinds.ts';
import { container, node, pod, podDown } from '../testing/workloads.ts';
import { readinessProbeFails } from './readiness-probe-fails.ts';

const spec = { containers: [{ name: 'main', readinessProbe: { httpGet: {} } }] };
const running = (startedAt: string) => pod(container({ running: { startedAt } }), { spec });
const old = running('2026-01-01T11:00:00Z');
const summary =
  'Pod shop/web-1-a, which runs operator web, runs but is not ready: the readiness probe of its container main fails';

test('a container whose readiness probe fails is certain with the report of it, likely without', async () => {
  const event = eventOf(old, 'Unhealthy', 'Readiness probe failed: connection refused');
  expect(await told(readinessProbeFails, podDown(old), { objects: [node(), event] })).toEqual([`certain: ${summary}`]);
  expect(await told(readinessProbeFails, podDown(old), { objects: [node()] })).toEqual([`likely: ${summary}`]);
});

test('a container that has just started may be warming up', async () => {
  expect(await told(readinessProbeFails, podDown(running('2026-01-01T11:59:30Z')), { objects: [node()] })).toEqual([
    `possible: ${summary}`,
  ]);
});

test('a container without probes is ready when it runs: that it is not has another reason', async () => {
  const plain = pod(container({ running: { startedAt: '2026-01-01T11:00:00Z' } }));
  expect(await told(readinessProbeFails, podDown(plain), { objects: [node()] })).toEqual([]);
});

test('of a node that is lost nothing is believed', async () => {
  expect(await told(readinessProbeFails, podDown(old), { objects: [node('Unknown')] })).toEqual([]);
});
