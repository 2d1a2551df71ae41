import { expect, test } from 'vitest';
import type { ClusterReader, LogQuery } from '../../cluster/reader.ts';
import { answer, type Gap, gapAnswer } from '../../objects/gap.ts';
import type { JsonObject } from '../../objects/json.ts';
import { NOW, objectOf } from '../../objects/status/objects.fixture.ts';
import { sketchOperator } from '../../operators/operator.fixture.ts';
import { readerOf } from '../reader.fixture.ts';
import { readOperatorLogs } from './operator-logs.ts';

const running = { running: { startedAt: '2026-11-01T11:00:00Z' } };
const waiting = { waiting: { reason: 'CrashLoopBackOff' } };
const ended = (time: string) => ({ terminated: { exitCode: 2, finishedAt: `2026-11-01T${time}Z` } });

/** A pod whose container `manager` is in a state, and was in another one before. */
function pod(name: string, state: JsonObject, lastState: JsonObject = {}, phase = 'Running') {
  return objectOf('v1', 'Pod', {
    metadata: { name, namespace: 'system' },
    spec: { containers: [{ name: 'manager' }] },
    status: { phase, containerStatuses: [{ name: 'manager', restartCount: 1, state, lastState }] },
  });
}

/** Which logs are read of an operator with these pods: `pod`, with ` before` that of the run before. */
async function read(pods: readonly ReturnType<typeof pod>[], podLog?: ClusterReader['podLog']) {
  const asked: string[] = [];
  const gaps: Gap[] = [];
  const said = async ({ pod: of, previous }: LogQuery) => {
    asked.push(previous === true ? `${of} before` : of);
    return answer(`2026-11-01T11:00:00.000000000Z {"level":"info","msg":"said by ${of}"}\n`);
  };
  const object = objectOf('apps/v1', 'Deployment', {});
  const operator = {
    ...sketchOperator('cache', {}),
    workload: { object, pods, desired: pods.length, ready: pods.length },
  };
  const logs = await readOperatorLogs(
    operator,
    { ...readerOf([]).reader, now: () => NOW, podLog: podLog ?? said },
    gaps,
  );
  return { asked, gaps, logs };
}

test('of a container that was started again the log of the run before is read, too', async () => {
  const { asked, logs } = await read([pod('a', running, ended('10:59:00')), pod('b', running)]);
  expect(asked).toEqual(['a', 'b', 'a before']);
  expect(logs.map(({ records }) => records.length)).toEqual([1, 1, 1]);
});

test('of a container that waits to be started again the log is that of its last run', async () => {
  expect((await read([pod('a', waiting, ended('10:59:00'))])).asked).toEqual(['a']);
  expect((await read([pod('a', ended('10:59:00'), ended('10:50:00'))])).asked).toEqual(['a']);
});

test('of many runs that are over those that ended last are read, and none of a pod that has ended for good', async () => {
  const restarted = ['10:50:00', '10:40:00', '10:59:00', '10:55:00'].map((time, at) =>
    pod(`${at}`, waiting, ended(time)),
  );
  const { asked } = await read([...restarted, pod('gone', ended('11:30:00'), {}, 'Failed')]);
  expect(asked).toEqual(['2', '3', '0']);
});

test('a log that is no longer there is a gap beside the one that is', async () => {
  const { logs, gaps } = await read(
    [pod('a', running, ended('10:59:00'))],
    async ({ previous, namespace, pod: of }) => {
      const subject = { kind: 'log', namespace, pod: of, container: 'manager' } as const;
      return previous === true
        ? gapAnswer({ subject, reason: 'not-found', message: 'no previous container' })
        : answer('2026-11-01T11:00:00.000000000Z {"level":"info","msg":"said"}\n');
    },
  );
  expect([logs.length, gaps.map(({ message }) => message)]).toEqual([1, ['no previous container']]);
});
