import { expect, test } from 'vitest';
import { queueAnswer } from './answer.ts';

test('an operator that is to run and does not is in trouble', () => {
  const item = {
    operator: { namespace: 'a-system', name: 'a', framework: 'unknown' },
    processes: [],
    missing: [{ text: 'No pod of it runs.', level: 'bad' }],
  } as const;
  expect(queueAnswer({ items: [item], gaps: [], now: 0 })).toBe(
    'a in a-system: no pod of it runs, so nothing is reconciled.',
  );
  expect(queueAnswer({ items: [item, { ...item, missing: [] }], gaps: [], now: 0 })).toBe(
    '1 of 1 operator is in trouble. Of 1 no pod runs. Of 1 nothing is known.',
  );
});
