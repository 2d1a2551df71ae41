import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { service, serviceDown } from '../testing/services.ts';
import { serviceExternalName } from './service-external-name.ts';

test('a name outside the cluster is told as what it is', async () => {
  const outside = service({ type: 'ExternalName', externalName: 'api.example.com' });
  expect(await told(serviceExternalName, serviceDown(), { objects: [outside] })).toEqual([
    'likely: Service shop/api, used by APIService v1.example.com, stands for api.example.com outside the cluster, which does not answer or is not called',
  ]);
  expect(await told(serviceExternalName, serviceDown(), { objects: [service()] })).toEqual([]);
});
