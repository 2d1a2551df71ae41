import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import type { JsonObject } from '../objects/json.ts';
import { wholeObject } from './facts.fixture.ts';
import { operatorWorkload } from './operator-workload.ts';

const SCALED_DOWN = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: redis-operator, namespace: redis-system, generation: 2}
spec: {replicas: 0, selector: {matchLabels: {app: redis-operator}}}
status: {observedGeneration: 1, replicas: 1, readyReplicas: 1}
`;

test('where the pods were read, a status that is behind does not tell how many are ready', () => {
  const object = wholeObject(load(SCALED_DOWN) as JsonObject);
  expect(operatorWorkload(object, { pods: [], podsRead: new Set(['redis-system']) }).ready).toBe(0);
  // Where they were not, it is all there is.
  expect(operatorWorkload(object, { pods: [], podsRead: new Set(['shop']) }).ready).toBe(1);
});
