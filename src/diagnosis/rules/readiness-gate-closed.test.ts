import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { pod, podDown } from '../testing/workloads.ts';
import { readinessGateClosed } from './readiness-gate-closed.ts';

const spec = { readinessGates: [{ conditionType: 'target-health.elbv2.k8s.aws/x' }] };
const gated = (containersReady: string, gate?: string) => {
  const own = gate === undefined ? [] : [{ type: 'target-health.elbv2.k8s.aws/x', status: gate }];
  return podDown(pod({ conditions: [{ type: 'ContainersReady', status: containersReady }, ...own] }, { spec }));
};

test('a gate that nobody has opened keeps a pod from being ready whose containers are', async () => {
  for (const gate of [undefined, 'False'])
    expect(await told(readinessGateClosed, gated('True', gate), { objects: [] })).toEqual([
      'certain: Pod shop/web-1-a, which runs operator web, is not ready before readiness gate target-health.elbv2.k8s.aws/x is True',
    ]);
});

test('containers that are not ready come first, and an open gate stops nobody', async () => {
  expect(await told(readinessGateClosed, gated('False'), { objects: [] })).toEqual([]);
  expect(await told(readinessGateClosed, gated('True', 'True'), { objects: [] })).toEqual([]);
});
