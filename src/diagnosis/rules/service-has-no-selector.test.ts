import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { endpointSlice, service, serviceDown } from '../testing/services.ts';
import { serviceHasNoSelector } from './service-has-no-selector.ts';

const byHand = service({ selector: null });

test('a Service without selector has the endpoints that somebody makes by hand, here none', async () => {
  expect(await told(serviceHasNoSelector, serviceDown(), { objects: [byHand] })).toEqual([
    'certain: Service shop/api, used by APIService v1.example.com, has no selector and no ready endpoints',
  ]);
});

test('with ready endpoints, with a selector, or outside the cluster, it is another matter', async () => {
  for (const objects of [[byHand, endpointSlice(1)], [service()], [service({ selector: null, type: 'ExternalName' })]])
    expect(await told(serviceHasNoSelector, serviceDown(), { objects })).toEqual([]);
});
