import { expect, test } from 'vitest';
import { parseLog } from '../operators/log/parse-log.ts';
import { sample } from '../ownership/objects.fixture.ts';
import { logEntries } from './log-entries.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const CLUSTER = sample({ apiVersion: 'cache.example.com/v1', kind: 'RedisCluster', name: 'cache' });

function line(time: string, level: string, msg: string, more: object = {}, name = 'cache'): string {
  const about = { controllerKind: 'RedisCluster', namespace: 'shop', name };
  return JSON.stringify({ level, ts: `2026-11-25T${time}Z`, msg, ...about, ...more });
}

const told = (...lines: string[]) =>
  logEntries(CLUSTER, [{ pod: 'operator', records: parseLog(lines.join('\n'), NOW) }]).map(({ when, what }) => ({
    width: when.latest - (when.earliest ?? 0),
    latest: new Date(when.latest).toISOString().slice(11, 23),
    ...what,
  }));

test('lines that say the same are one entry, at the time of the last of them', () => {
  const error = { error: 'no bucket' };
  expect(
    told(
      line('10:00:00', 'error', 'Reconciler error', error),
      line('10:00:01', 'info', 'waiting'),
      line('10:05:00', 'error', 'Reconciler error', error),
    ),
  ).toMatchObject([
    { latest: '10:00:01.999', level: 'info', text: 'waiting', count: 1 },
    {
      ...{ latest: '10:05:00.999', level: 'error', text: 'Reconciler error: no bucket', count: 2 },
      first: Date.parse('2026-11-25T10:00:00Z'),
    },
  ]);
});

test('lines about another object are not told', () => {
  expect(told(line('10:00:00', 'info', 'waiting', {}, 'other'))).toEqual([]);
});

test("the kubelet's time counts where it is there: the line was written a little before", () => {
  const stamped = `2026-11-25T10:00:00.500000000Z ${line('13:00:00', 'info', 'waiting')}`;
  expect(told(stamped)).toMatchObject([{ latest: '10:00:00.500', width: 50 }]);
});

test('of a log in which no line is like another the last hundred are told', () => {
  const lines = Array.from({ length: 150 }, (_, at) =>
    line(`10:00:${String(at % 60).padStart(2, '0')}`, 'info', `step ${at}`),
  );
  expect(told(...lines)).toHaveLength(100);
});
