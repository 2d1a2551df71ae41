import { expect, test } from 'vitest';
import type { JsonObject } from '../../../objects/json.ts';
import { parseMetadata } from '../../../objects/metadata.ts';
import { loggedPods } from './capture-logs.ts';

const TYPE = {
  group: '',
  version: 'v1',
  resource: 'pods',
  kind: 'Pod',
  singular: 'pod',
  shortNames: [],
  categories: [],
  namespaced: true,
  verbs: ['list'],
};

function logsOf(...containerStatuses: JsonObject[]): string[] {
  const body = { metadata: { name: 'web', namespace: 'shop' }, status: { containerStatuses } };
  const pod = { type: TYPE, metadata: parseMetadata(body), body };
  return loggedPods([pod]).map(({ container, previous }) => `${container}${previous ? ' before' : ''}`);
}

test('a container that runs or has run has a log, and one of its last run once it restarted', () => {
  expect(logsOf({ name: 'a', restartCount: 0, state: { running: {} } })).toEqual(['a']);
  expect(logsOf({ name: 'a', restartCount: 0, state: { terminated: {} } })).toEqual(['a']);
  expect(logsOf({ name: 'a', restartCount: 3, state: { waiting: {} } })).toEqual(['a', 'a before']);
});

test('a container that never started has none', () => {
  expect(logsOf({ name: 'a', restartCount: 0, state: { waiting: { reason: 'ImagePullBackOff' } } })).toEqual([]);
  expect(logsOf({ restartCount: 1 })).toEqual([]);
});
