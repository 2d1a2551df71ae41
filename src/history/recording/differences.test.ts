import { expect, test } from 'vitest';
import type { KubeObject } from '../../objects/object.ts';
import { inSecond } from '../when.ts';
import { type Between, differences } from './differences.ts';
import { gauge, managed, readyStatus } from './objects.fixture.ts';

const NONE: Between = { afterHole: false, fieldChanges: () => undefined };
const at = (time: string) => inSecond(Date.parse(`2026-01-01T${time}Z`));

/** What happened from one object to the next. */
function from(before: KubeObject, after: KubeObject, between = NONE) {
  const { state } = differences(undefined, before, NONE);
  return differences(state, after, between).differences;
}

test('of an object that is seen for the first time what it says of its past is told', () => {
  const object = gauge({
    metadata: { managedFields: [managed('kubectl', '2026-01-01T10:00:00Z', { 'f:spec': { 'f:size': {} } })] },
    status: readyStatus('True', '2026-01-01T10:05:00Z'),
  });
  const { differences: told } = differences(undefined, object, NONE);
  expect(told).toMatchObject([
    { what: { kind: 'created' }, stamped: at('10:00:00') },
    { what: { kind: 'write', manager: 'kubectl', fields: ['spec.size'] }, stamped: at('10:00:00') },
    { what: { kind: 'condition', status: 'True' }, stated: at('10:05:00') },
  ]);
  expect(told[2]?.what).not.toHaveProperty('before');
});

test('nothing is told of an object in which nothing that counts has changed', () => {
  const before = gauge({ status: readyStatus('True', '2026-01-01T10:05:00Z') });
  const after = gauge({
    version: 2,
    metadata: { labels: { a: 'b' } },
    status: readyStatus('True', '2026-01-01T10:05:00Z'),
  });
  expect(from(before, after)).toEqual([]);
});

test('a change of status, reason or message is one, with what was before', () => {
  const before = gauge({ status: readyStatus('True', '2026-01-01T10:05:00Z') });
  expect(from(before, gauge({ status: readyStatus('False', '2026-01-01T10:06:00Z') }))).toMatchObject([
    { what: { type: 'Ready', status: 'False', before: { status: 'True' } }, stated: at('10:06:00') },
  ]);
  // apimachinery's setter leaves the time where the status stays.
  expect(from(before, gauge({ status: readyStatus('True', '2026-01-01T10:05:00Z', 'Other') }))).toMatchObject([
    { what: { reason: 'Other', before: { status: 'True' } }, stated: undefined },
  ]);
  expect(from(before, gauge({ status: { conditions: [] } }))).toMatchObject([
    { what: { type: 'Ready', status: undefined, before: { status: 'True' } } },
  ]);
});

test('after a hole a condition whose time moved changed meanwhile, though it is what it was', () => {
  const before = gauge({ status: readyStatus('True', '2026-01-01T10:05:00Z') });
  const after = gauge({ status: readyStatus('True', '2026-01-01T10:09:00Z') });
  expect(from(before, after)).toEqual([]);
  const [told] = from(before, after, { ...NONE, afterHole: true });
  expect(told).toMatchObject({ what: { kind: 'condition', status: 'True' }, stated: at('10:09:00') });
  expect(told?.what).not.toHaveProperty('before');
});

test('who wrote is told; who only lost fields to the writer did not', () => {
  const both = { 'f:spec': { 'f:size': {}, 'f:name': {} } };
  const before = gauge({ metadata: { managedFields: [managed('kubectl', '2026-01-01T10:00:00Z', both)] } });
  const after = gauge({
    metadata: {
      managedFields: [
        managed('kubectl', '2026-01-01T10:00:00Z', { 'f:spec': { 'f:name': {} } }),
        managed('robot', '2026-01-01T10:07:00Z', { 'f:spec': { 'f:size': {} } }),
      ],
    },
  });
  expect(from(before, after)).toMatchObject([{ what: { kind: 'write', manager: 'robot' }, stamped: at('10:07:00') }]);
});

test('a write within the second of the one before is told by its fields', () => {
  const before = gauge({ metadata: { managedFields: [managed('a', '2026-01-01T10:00:00Z', { 'f:spec': {} })] } });
  const fields = { 'f:spec': {}, 'f:metadata': { 'f:labels': {} } };
  const after = gauge({ metadata: { managedFields: [managed('a', '2026-01-01T10:00:00Z', fields)] } });
  expect(from(before, after)).toMatchObject([{ what: { kind: 'write', fields: ['spec', 'metadata.labels'] } }]);
});

test('a new generation says what changed, and who wrote it where one alone did', () => {
  const changes = [{ path: 'spec.size', before: '1', after: '2' }];
  const before = gauge({});
  const writes = [
    managed('robot', '2026-01-01T10:07:00Z', { 'f:status': {} }, 'status'),
    managed('kubectl', '2026-01-01T10:07:00Z', { 'f:spec': {} }),
  ];
  const after = gauge({ metadata: { generation: 2, managedFields: writes }, status: { observedGeneration: 2 } });
  expect(from(before, after, { afterHole: false, fieldChanges: () => changes }).map(({ what }) => what)).toMatchObject([
    { kind: 'write' },
    { kind: 'write' },
    { kind: 'generation', generation: 2, changes, manager: 'kubectl' },
    { kind: 'observed', generation: 2 },
  ]);
});

test('a deletion is asked for once, at the time of the request', () => {
  const going = { deletionTimestamp: '2026-01-01T10:10:30Z', deletionGracePeriodSeconds: 30, finalizers: ['a/b'] };
  expect(from(gauge({}), gauge({ metadata: going }))).toMatchObject([
    { what: { kind: 'deletion-asked', finalizers: ['a/b'] }, stamped: at('10:10:00') },
  ]);
  expect(from(gauge({ metadata: going }), gauge({ version: 3, metadata: going }))).toEqual([]);
});
