import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { endpointSlice, service, serviceDown } from '../testing/services.ts';
import { pod, READY } from '../testing/workloads.ts';
import { servicePortMissing } from './service-port-missing.ts';

test('a port that the Service does not have', async () => {
  expect(await told(servicePortMissing, serviceDown(8443), { objects: [service()] })).toEqual([
    'certain: Service shop/api has no port 8443, which is the one that APIService v1.example.com names',
  ]);
});

const spec = (name: string) => ({ containers: [{ name: 'main', ports: [{ name, containerPort: 9443 }] }] });

test('a targetPort that no container of its pods has', async () => {
  const objects = [service(), endpointSlice(1, 0, []), pod(READY, { spec: spec('web') })];
  expect(await told(servicePortMissing, serviceDown(), { objects })).toEqual([
    'certain: Service shop/api sends port 443 to port "https" of its pods, which no container of theirs has',
  ]);
});

test('a Service whose port leads somewhere, has no endpoints, is a name outside the cluster, or is called at an unknown port, is left alone', async () => {
  const ready = pod(READY, { spec: spec('https') });
  expect(await told(servicePortMissing, serviceDown(), { objects: [service(), endpointSlice(1), ready] })).toEqual([]);
  expect(await told(servicePortMissing, serviceDown(), { objects: [service(), endpointSlice(0, 1, [])] })).toEqual([]);
  const outside = service({ type: 'ExternalName', ports: null });
  expect(await told(servicePortMissing, serviceDown(), { objects: [outside] })).toEqual([]);
  const { port: _, ...unknown } = serviceDown();
  expect(await told(servicePortMissing, unknown, { objects: [service({ ports: [] })] })).toEqual([]);
});
