import { expect, test } from 'vitest';
import { findings, told } from '../testing/cluster.ts';
import { built } from '../testing/kinds.ts';
import { endpointSlice, service, serviceDown } from '../testing/services.ts';
import { pod, READY } from '../testing/workloads.ts';
import { serviceReadyButSilent } from './service-ready-but-silent.ts';

test('ready endpoints that do not answer leave what cannot be seen, as a mere possibility', async () => {
  const objects = [service(), endpointSlice(2), pod(READY)];
  expect(await told(serviceReadyButSilent, serviceDown(), { objects })).toEqual([
    'possible: Service shop/api has ready endpoints, and calls of APIService v1.example.com do not arrive or are not answered well',
  ]);
});

test('a NetworkPolicy that governs its pods is named, one that does not is not', async () => {
  const policies = [
    built('NetworkPolicy', 'deny-all', { spec: { podSelector: {} } }),
    built('NetworkPolicy', 'egress', { spec: { podSelector: {}, policyTypes: ['Egress'] } }),
    built('NetworkPolicy', 'db', { spec: { podSelector: { matchLabels: { app: 'db' } } } }),
  ];
  const objects = [service(), endpointSlice(1), pod(READY), ...policies];
  const [finding] = await findings(serviceReadyButSilent, serviceDown(), { objects });
  expect(finding?.evidence.at(-1)?.text).toBe('what may reach its pods is limited by NetworkPolicy shop/deny-all');
});

test('where there is no ready endpoint, or not the port, the reason is another', async () => {
  for (const slice of [endpointSlice(0, 1), endpointSlice(1, 0, [])])
    expect(await told(serviceReadyButSilent, serviceDown(), { objects: [service(), slice] })).toEqual([]);
});
