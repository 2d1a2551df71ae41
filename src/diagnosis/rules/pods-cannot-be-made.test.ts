import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { built, eventOf } from '../testing/kinds.ts';
import { deployment, pod, replicaSet, workloadDown } from '../testing/workloads.ts';
import { podsCannotBeMade } from './pods-cannot-be-made.ts';

const message = 'pods "web-1-x" is forbidden: exceeded quota: small, requested: pods=1, used: pods=1, limited: pods=1';
const failure = { conditions: [{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message }] };

test('a ReplicaSet that keeps the refusal of its pods leads to what it says', async () => {
  const objects = [replicaSet('web-1', { status: failure })];
  expect(await told(podsCannotBeMade, workloadDown(), { objects })).toEqual([
    `certain → pods-refused shop/Deployment.apps/web ${message}`,
  ]);
});

test('where the workload has pods, that others are refused may not matter', async () => {
  const objects = [replicaSet('web-1', { status: failure }), pod()];
  expect(await told(podsCannotBeMade, workloadDown(), { objects })).toEqual([
    `possible → pods-refused shop/Deployment.apps/web ${message}`,
  ]);
});

test('where the pods may not be read it is less sure', async () => {
  const symptom = workloadDown(deployment({}, { status: failure }));
  expect(
    await told(podsCannotBeMade, symptom, { objects: [], forbidden: ['pods', 'replicasets.apps', 'events'] }),
  ).toEqual([`likely → pods-refused shop/Deployment.apps/web ${message}`]);
});

const set = built('StatefulSet', 'db', { spec: { replicas: 1, selector: { matchLabels: { app: 'db' } } } });
const failed = `create Pod db-0 in StatefulSet db failed error: ${message}`;

test('of a StatefulSet the last event tells', async () => {
  const objects = [eventOf(set, 'FailedCreate', failed)];
  expect(await told(podsCannotBeMade, workloadDown(set), { objects })).toEqual([
    `certain → pods-refused shop/StatefulSet.apps/db ${failed}`,
  ]);
});

test('a refusal before a success, or long ago, tells of another time', async () => {
  const before = eventOf(set, 'FailedCreate', failed, '2026-01-01T11:50:00Z');
  const success = eventOf(set, 'SuccessfulCreate', 'create Pod db-0', '2026-01-01T11:51:00Z');
  expect(await told(podsCannotBeMade, workloadDown(set), { objects: [before, success] })).toEqual([]);
  const old = eventOf(set, 'FailedCreate', failed, '2026-01-01T11:00:00Z');
  expect(await told(podsCannotBeMade, workloadDown(set), { objects: [old] })).toEqual([]);
});
