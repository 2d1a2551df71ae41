import { expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import { objectOf } from '../testing/objects.ts';
import { findings, operatorPod, passive, runningOperator, secondsAgo } from '../testing/operators.ts';
import { objectConditionsSay } from './object-conditions-say.ts';

const operator = runningOperator({ pods: [operatorPod('leader', { runningFor: 9000 })] });

async function said(status: JsonObject, metadata: JsonObject = {}): Promise<unknown[]> {
  const object = objectOf(
    { group: 'example.com', resource: 'widgets', kind: 'Widget' },
    {
      metadata: {
        name: 'one',
        namespace: 'shop',
        uid: 'one',
        generation: 3,
        deletionTimestamp: secondsAgo(3600),
        ...metadata,
      },
      status,
    },
  );
  const all = await findings(objectConditionsSay, passive(operator, object));
  return all.map((finding) => (finding.kind === 'root' ? finding.evidence.map(({ text }) => text) : []));
}

const condition = (type: string, status: string, message: string, more: JsonObject = {}): JsonObject => ({
  type,
  status,
  reason: '',
  message,
  lastTransitionTime: secondsAgo(60),
  ...more,
});

test('trouble that a condition tells of since the deletion is told, what is about the deletion first', async () => {
  const conditions = [
    condition('Ready', 'False', 'database is unreachable'),
    condition('Deleted', 'False', 'access denied by bucket', { reason: 'DeletionFailed' }),
  ];
  expect(await said({ conditions })).toEqual([
    ['Deleted is False, DeletionFailed: access denied by bucket', 'Ready is False, database is unreachable'],
  ]);
});

test('a condition of the generation that the deletion made counts, whenever it last changed', async () => {
  const old = { lastTransitionTime: secondsAgo(9000) };
  expect(
    await said({ conditions: [condition('Ready', 'False', 'cannot delete', { ...old, observedGeneration: 3 })] }),
  ).toHaveLength(1);
  expect(
    await said({ conditions: [condition('Ready', 'False', 'cannot delete', { ...old, observedGeneration: 2 })] }),
  ).toEqual([]);
});

test('that it is being deleted, or is well, is no trouble', async () => {
  const conditions = [
    condition('Ready', 'False', '', { reason: 'Deleting' }),
    condition('Synced', 'True', 'no error'),
    condition('Deleting', 'True', 'deletion is in progress'),
  ];
  expect(await said({ conditions })).toEqual([]);
});

test('a phase with a message counts where the status was written since', async () => {
  const writtenAt = (seconds: number) => ({
    managedFields: [
      {
        manager: 'op',
        operation: 'Update',
        subresource: 'status',
        time: secondsAgo(seconds),
        fieldsV1: { 'f:status': { 'f:phase': {} } },
      },
    ],
  });
  const status = { phase: 'Failed', message: 'bucket is not empty' };
  expect(await said(status, writtenAt(60))).toEqual([['Failed: bucket is not empty']]);
  expect(await said(status, writtenAt(9000))).toEqual([]);
});
