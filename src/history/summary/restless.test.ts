import { expect, test } from 'vitest';
import { CACHE, condition, entry } from '../timeline.fixture.ts';
import { restlessConditions } from './restless.ts';

const OTHER = { ...CACHE, name: 'other', uid: 'uid-2' };

test('the conditions that changed most are told, with the first and the last change', () => {
  const flap = (subject: typeof CACHE, times: readonly string[]) =>
    times.map((time, at) => entry(time, condition('Ready', at % 2 === 0 ? 'True' : 'False'), 'record', subject));
  const found = restlessConditions([
    ...flap(OTHER, ['10:00:00', '10:01:00', '10:02:00']),
    ...flap(CACHE, ['10:00:00', '10:10:00', '10:20:00', '10:30:00']),
  ]);
  expect(found.map(({ subject, changes }) => [subject.name, changes])).toEqual([
    ['cache', 3],
    ['other', 2],
  ]);
  expect(found[0]).toMatchObject({
    first: Date.parse('2026-01-02T10:10:00.999Z'),
    last: Date.parse('2026-01-02T10:30:00.999Z'),
  });
});

test('a new reason is no change, and one change is none that is restless', () => {
  const entries = [
    entry('10:00:00', condition('Ready', 'True', { reason: 'A' })),
    entry('10:01:00', condition('Ready', 'True', { reason: 'B' })),
    entry('10:02:00', condition('Ready', 'False')),
  ];
  expect(restlessConditions(entries)).toEqual([]);
  expect(
    restlessConditions([
      entry('10:00:00', condition('Ready', 'True', { before: { status: 'False' } })),
      entry('10:01:00', condition('Ready', 'False')),
    ]),
  ).toMatchObject([{ changes: 2 }]);
});
