import { expect, test } from 'vitest';
import { endpointsOf } from './endpoints.ts';
import { objectOf } from './status/objects.fixture.ts';

const slice = (service: string, namespace: string, ...ready: (boolean | undefined)[]) =>
  objectOf('discovery.k8s.io/v1', 'EndpointSlice', {
    metadata: { namespace, labels: { 'kubernetes.io/service-name': service } },
    endpoints: ready.map((value) => ({
      addresses: ['10.0.0.1'],
      conditions: value === undefined ? {} : { ready: value },
    })),
  });

test('all slices of a Service count; what does not say that it is not ready is', () => {
  const slices = [
    slice('hook', 'a', true, false),
    slice('hook', 'a', undefined),
    slice('hook', 'b', true),
    slice('x', 'a', true),
  ];
  expect(endpointsOf({ namespace: 'a', name: 'hook' }, slices)).toEqual({ ready: 2, total: 3 });
  expect(endpointsOf({ namespace: 'a', name: 'gone' }, slices)).toEqual({ ready: 0, total: 0 });
});
