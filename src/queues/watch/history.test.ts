import { expect, test } from 'vitest';
import { judged, runtimePage } from '../queues.fixture.ts';
import type { OperatorQueues } from '../report.ts';
import { QueueHistory } from './history.ts';
import { operatorWith, reportOf } from './watch.fixture.ts';

/** A look at a process whose last page came so many seconds after the first. */
function lookAt(seconds: number, success: number, depth: number): OperatorQueues {
  const item = operatorWith('a', {}, {});
  const process = judged([runtimePage({ success: 0 }), runtimePage({ success, depth })], seconds);
  return { ...item, processes: item.processes.map(({ source }) => ({ ...process, source })) };
}

const KEY = 'system/a-0 widget';

test('a point is of what happened since the look before, not of the whole window', () => {
  const history = new QueueHistory();
  history.add(reportOf(lookAt(2, 20, 5)));
  history.add(reportOf(lookAt(4, 20, 7)));
  const points = history.add(reportOf(lookAt(6, 60, 0))).get(KEY);
  expect(points).toEqual([
    { depth: 5, rate: undefined },
    { depth: 7, rate: 0 },
    { depth: 0, rate: 20 },
  ]);
});

test('a look without a new page is a hole, and what was seen before stays as it was', () => {
  const history = new QueueHistory();
  const first = history.add(reportOf(lookAt(2, 20, 5)));
  history.add(reportOf(lookAt(2, 20, 5)));
  history.add(reportOf());
  const later = history.add(reportOf(lookAt(8, 20, 1))).get(KEY);
  expect(later?.map(({ depth }) => depth)).toEqual([5, undefined, undefined, 1]);
  expect(first.get(KEY)).toHaveLength(1);
});

test('it never holds more than 120 points, and forgets who is gone for as many looks', () => {
  const history = new QueueHistory();
  let points = history.add(reportOf());
  for (let look = 1; look <= 300; look += 1) points = history.add(reportOf(lookAt(look, look, 0)));
  expect(points.get(KEY)).toHaveLength(120);
  for (let look = 0; look < 119; look += 1) points = history.add(reportOf());
  expect(points.has(KEY)).toBe(true);
  expect(history.add(reportOf()).size).toBe(0);
});
