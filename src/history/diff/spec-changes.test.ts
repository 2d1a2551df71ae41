import { expect, test } from 'vitest';
import type { Entry } from '../entry.ts';
import { entry, sketch } from '../timeline.fixture.ts';
import { specChanges } from './spec-changes.ts';

const generation = (time: string, number: number, before?: string, after?: string): Entry => {
  const changes = before === undefined ? undefined : [{ path: 'spec.replicas', before, after }];
  return entry(time, { kind: 'generation', generation: number, changes }, 'record');
};

/** What differs between two generations, and how many changes in between are not known. */
function compared(entries: readonly Entry[], from: number, to: number) {
  const [only] = specChanges(sketch(entries), new Map(), { kind: 'generations', from, to });
  return only?.comparison;
}

test('of each field what it was first and what it became last, and what nobody knows in between', () => {
  const story = [generation('10:00:00', 2, '1', '3'), generation('10:01:00', 3), generation('10:02:00', 4, '5', '7')];
  expect(compared(story, 1, 4)).toEqual({
    changes: [{ path: 'spec.replicas', before: '1', after: '7' }],
    unknown: 1,
  });
});

test('generations that the object never came to are no changes that nobody knows, however many are asked for', () => {
  const story = [generation('10:00:00', 2, '1', '3'), entry('10:00:01', { kind: 'observed', generation: 3 }, 'status')];
  expect(compared(story, 1, 999_999_999_999_999)?.unknown).toBe(1);
  expect(compared(story, 7, 9)).toEqual({ changes: [], unknown: 0 });
});
