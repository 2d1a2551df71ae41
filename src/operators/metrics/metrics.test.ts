import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import { objectOf } from '../../objects/status/objects.fixture.ts';
import { metricsPage } from './metrics-port.ts';
import { workerStates } from './worker-state.ts';

test('the workers of each controller are read from its metrics, whichever label the queue has', () => {
  const page = `# HELP controller_runtime_active_workers Number of currently used workers per controller
# TYPE controller_runtime_active_workers gauge
controller_runtime_active_workers{controller="widget"} 1
controller_runtime_active_workers{controller="gadget"} 0
controller_runtime_max_concurrent_reconciles{controller="widget"} 1
controller_runtime_max_concurrent_reconciles{controller="gadget"} 4
workqueue_depth{controller="widget",name="widget",priority="0"} 2
workqueue_depth{controller="widget",name="widget",priority="-100"} 1.0
workqueue_longest_running_processor_seconds{controller="widget",name="widget"} 61.5
workqueue_longest_running_processor_seconds{name="gadget"} 0
workqueue_longest_running_processor_seconds{name="DynamicClientCertificate"} 9e9
not a sample
`;
  expect(workerStates(page)).toEqual([
    { controller: 'widget', active: 1, most: 1, longest: 61_500, waiting: 3 },
    { controller: 'gadget', active: 0, most: 4, longest: 0, waiting: 0 },
  ]);
});

describe('where a pod serves metrics', () => {
  const page = (container: JsonObject, annotations: JsonObject = {}) =>
    metricsPage(
      objectOf('v1', 'Pod', { metadata: { annotations }, spec: { containers: [{ name: 'manager', ...container }] } }),
    );

  test('is read from its flags, else from annotations', () => {
    expect(page({ args: ['--metrics-bind-address=:8080'] })).toEqual({ port: 8080, path: '/metrics', scheme: 'http' });
    expect(page({ args: ['--metrics-addr=0.0.0.0:9090'] })?.port).toBe(9090);
    const annotations = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9402', 'prometheus.io/path': '/m' };
    expect(page({}, annotations)).toEqual({ port: 9402, path: '/m', scheme: 'http' });
  });

  test('is not told where a login is wanted, or nothing is served', () => {
    expect(page({ args: ['--metrics-bind-address=:8443'] })).toBeUndefined();
    expect(page({ args: ['--metrics-bind-address=:8080', '--metrics-secure'] })).toBeUndefined();
    expect(page({ args: ['--metrics-bind-address=0'] })).toBeUndefined();
    expect(page({})).toBeUndefined();
  });
});
