import { expect, test } from 'vitest';
import { changed, type LiveState, type Meaning } from './keys.ts';

const look = { report: { items: [], gaps: [], now: 0 }, points: new Map(), news: [] };
const start: LiveState = { sort: 'state', reverse: false, selected: undefined, held: undefined };

function after(...pressed: Exclude<Meaning, 'end'>[]): LiveState {
  return pressed.reduce((state, meaning) => changed(state, { meaning, look, keys: ['a', 'b'] }), start);
}

test('sorting goes round, and a pause holds the look that was shown', () => {
  expect(after('sort').sort).toBe('name');
  expect(after('sort', 'sort', 'sort', 'sort', 'sort', 'sort').sort).toBe('state');
  expect(after('reverse').reverse).toBe(true);
  expect(after('pause').held).toBe(look);
  expect(after('pause', 'pause').held).toBeUndefined();
});

test('the selection moves among the rows, and above the first is none', () => {
  expect(after('down').selected).toBe('a');
  expect(after('down', 'down', 'down').selected).toBe('b');
  expect(after('down', 'up').selected).toBeUndefined();
  expect(after('up').selected).toBeUndefined();
  expect(after('last').selected).toBe('b');
  expect(after('pageDown', 'up').selected).toBe('a');
  expect(after('last', 'first').selected).toBeUndefined();
});
