import { describe, expect, test } from 'vitest';
import { objectOf } from './status/objects.fixture.ts';
import { desiredPods, selects, serviceAccountOf, serviceSelects } from './workload.ts';

const LABELS = { app: 'redis', tier: 'cache' };

describe('a label selector', () => {
  test.each([
    [{ matchLabels: { app: 'redis' } }, true],
    [{ matchLabels: { app: 'redis', tier: 'web' } }, false],
    [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['redis', 'valkey'] }] }, true],
    [{ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['redis'] }] }, false],
    [{ matchExpressions: [{ key: 'canary', operator: 'NotIn', values: ['yes'] }] }, true],
    [{ matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, true],
    [{ matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }, false],
    [{ matchLabels: { app: 'redis' }, matchExpressions: [{ key: 'tier', operator: 'Odd' }] }, false],
    [{}, false],
    [undefined, false],
    [{ matchLabels: { toString: 'x' } }, false],
  ])('%j selects redis: %s', (selector, expected) => {
    expect(selects(selector, LABELS)).toBe(expected);
  });
});

test('a Service selects by labels alone, and nothing where it has no selector', () => {
  const service = (spec: object) => ({ body: { spec: { ...spec } } });
  expect(serviceSelects(service({ selector: { app: 'redis' } }), LABELS)).toBe(true);
  expect(serviceSelects(service({ selector: { app: 'web' } }), LABELS)).toBe(false);
  expect(serviceSelects(service({}), LABELS)).toBe(false);
});

test('what is absent has the value that the API server takes for it', () => {
  expect(desiredPods(objectOf('apps/v1', 'Deployment', { spec: {} }))).toBe(1);
  expect(desiredPods(objectOf('apps/v1', 'Deployment', { spec: { replicas: 0 } }))).toBe(0);
  expect(desiredPods(objectOf('apps/v1', 'DaemonSet', { status: { desiredNumberScheduled: 3 } }))).toBe(3);
  expect(serviceAccountOf({ body: { spec: { template: { spec: {} } } } })).toBe('default');
  expect(serviceAccountOf({ body: { spec: { template: { spec: { serviceAccount: 'old' } } } } })).toBe('old');
});
