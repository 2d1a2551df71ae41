import { expect, test } from 'vitest';
import { type GapReason, gapAnswer } from '../../../objects/gap.ts';
import type { JsonObject } from '../../../objects/json.ts';
import { parseMetadata } from '../../../objects/metadata.ts';
import type { ClusterReader } from '../../reader.ts';
import { captureLogs, type LoggedPod, loggedPods } from './capture-logs.ts';

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

function logged(...containerStatuses: JsonObject[]): LoggedPod[] {
  const body = { metadata: { name: 'web', namespace: 'shop' }, status: { containerStatuses } };
  return loggedPods([{ type: TYPE, metadata: parseMetadata(body), body }]);
}

function logsOf(...containerStatuses: JsonObject[]): string[] {
  return logged(...containerStatuses).map(({ container, previous }) => `${container}${previous ? ' before' : ''}`);
}

test('a container that runs or has run has a log, and one of its last run once it restarted', () => {
  expect(logsOf({ name: 'a', restartCount: 0, state: { running: {} } })).toEqual(['a']);
  expect(logsOf({ name: 'a', restartCount: 0, state: { terminated: {} } })).toEqual(['a']);
  expect(logsOf({ name: 'a', restartCount: 3, state: { waiting: {} } })).toEqual(['a', 'a before']);
});

test('a container that never started has none', () => {
  expect(logsOf({ name: 'a', restartCount: 0, state: { waiting: { reason: 'ImagePullBackOff' } } })).toEqual([]);
  expect(logsOf({ name: 'a' })).toEqual([]);
  expect(logsOf({ restartCount: 1 })).toEqual([]);
});

/** The gaps that are kept where every log is answered with a failure. */
async function gapsOf(reason: GapReason, status: JsonObject): Promise<number> {
  const podLog: ClusterReader['podLog'] = async ({ namespace, pod, container }) =>
    gapAnswer({ subject: { kind: 'log', namespace, pod, container }, reason, message: '400' });
  const tally = { objects: 0, logs: 0, pages: 0, types: 0, gaps: [] };
  const archive = { add: async () => {} };
  await captureLogs({ podLog }, logged(status), 10, archive, tally, new AbortController().signal);
  return tally.gaps.length;
}

test('a log that is refused is missed only where the status names a container that should have one', async () => {
  const crashed = { terminated: { containerID: 'containerd://1' } };
  expect(await gapsOf('invalid', { name: 'a', state: { running: {} } })).toBe(1);
  expect(await gapsOf('invalid', { name: 'a', restartCount: 1, state: { waiting: {} }, lastState: crashed })).toBe(2);
  expect(await gapsOf('invalid', { name: 'a', restartCount: 1, state: { waiting: {} } })).toBe(0);
  expect(await gapsOf('invalid', { name: 'a', state: { terminated: { reason: 'Evicted' } } })).toBe(0);
});

test('a log that could not be asked for is missed in any case', async () => {
  const status = { name: 'a', restartCount: 1, state: { waiting: {} } };
  expect(await gapsOf('forbidden', status)).toBe(2);
  expect(await gapsOf('unavailable', status)).toBe(2);
});
