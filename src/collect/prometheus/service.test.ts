import { expect, test } from 'vitest';
import { servicePlace } from './service.ts';

test.each([
  ['svc/monitoring/prometheus', { namespace: 'monitoring', name: 'prometheus', port: undefined, path: '' }],
  ['service/m/p:9090', { namespace: 'm', name: 'p', port: '9090', path: '' }],
  ['services/m/p:web/prometheus/', { namespace: 'm', name: 'p', port: 'web', path: '/prometheus' }],
])('%s is a Service', (text, place) => expect(servicePlace(text)).toEqual(place));

test.each(['svc/prometheus', 'http://svc/m/p', 'svc/m/p:', 'svc/m/p:1:2', 'pod/m/p'])('%s is none', (text) =>
  expect(servicePlace(text)).toBeUndefined(),
);
