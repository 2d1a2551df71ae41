import { describe, expect, test } from 'vitest';
import { NOW } from '../queues.fixture.ts';
import { queueRows } from './row.ts';
import { SORT_KEYS, type SortKey } from './sort-keys.ts';
import { sortRows } from './sort-rows.ts';
import { operatorWith, reportOf } from './watch.fixture.ts';

const rows = queueRows(
  reportOf(
    operatorWith('busy', {}, { success: 90, depth: 3 }),
    operatorWith('calm', {}, {}),
    operatorWith('bad', {}, { error: 12, depth: 1 }),
    {
      operator: { namespace: 'system', name: 'away', framework: 'kopf' },
      processes: [],
      missing: [{ text: 'no page' }],
    },
  ),
);

const names = (by: SortKey, reverse = false) =>
  sortRows(rows, by, reverse).map(({ operator }) => operator.slice('system/'.length));

describe('rows are sorted', () => {
  test.each<[SortKey, string[]]>([
    ['state', ['bad', 'away', 'busy', 'calm']],
    ['name', ['away', 'bad', 'busy', 'calm']],
    ['depth', ['busy', 'bad', 'calm', 'away']],
    ['rate', ['busy', 'bad', 'calm', 'away']],
    ['errors', ['bad', 'busy', 'calm', 'away']],
  ])('by %s', (by, expected) => {
    expect(names(by)).toEqual(expected);
  });

  test('the other way round, what has no figure stays last', () => {
    expect(names('depth', true)).toEqual(['calm', 'bad', 'busy', 'away']);
    expect(names('name', true)).toEqual(['calm', 'busy', 'bad', 'away']);
  });

  test.each([...SORT_KEYS])('by %s, no row is lost', (by) => {
    expect(new Set(sortRows(rows, by, false))).toEqual(new Set(rows));
  });
});

test('a process of which something is to be said has a row of its own, one that is well does not', () => {
  const restarted = operatorWith('a', { start: NOW / 1000 - 60 }, { start: NOW / 1000 + 4 });
  expect(queueRows(reportOf(restarted)).map(({ name }) => name)).toEqual([undefined, 'widget']);
  expect(queueRows(reportOf(operatorWith('a', {}, {}))).map(({ name }) => name)).toEqual(['widget']);
});
