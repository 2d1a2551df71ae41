import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { service, serviceDown } from '../testing/services.ts';
import { serviceMissing } from './service-missing.ts';

test('a Service that does not exist is certainly why; one that may not be read need not be missing', async () => {
  expect(await told(serviceMissing, serviceDown(), { objects: [] })).toEqual([
    'certain: Service shop/api, used by APIService v1.example.com, does not exist',
  ]);
  expect(await told(serviceMissing, serviceDown(), { objects: [], forbidden: ['services'] })).toEqual([]);
  expect(await told(serviceMissing, serviceDown(), { objects: [service()] })).toEqual([]);
});
