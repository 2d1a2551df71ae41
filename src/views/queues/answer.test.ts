import { expect, test } from 'vitest';
import { judged, runtimePage } from '../../queues/queues.fixture.ts';
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

test('where nothing is known of any, just that is said', () => {
  const item = { operator: { namespace: 's', name: 'a', framework: 'unknown' }, processes: [], missing: [] } as const;
  expect(queueAnswer({ items: [item, item, item], gaps: [], now: 0 })).toBe('Nothing is known of 3 operators.');
});

test('processes of nobody known are not called operators', () => {
  const process = judged([runtimePage({}), runtimePage({ success: 4 })]);
  const item = { operator: undefined, processes: [process, process], missing: [] };
  expect(queueAnswer({ items: [item, item], gaps: [], now: 0 })).toBe('None of 4 processes is in trouble.');
});

test('an operator of which not all could be read is not said to be well without a word', () => {
  const processes = [judged([runtimePage({}), runtimePage({ success: 4 })])];
  const operator = { namespace: 's', name: 'a', framework: 'controller-runtime' } as const;
  const answer = (missing: readonly { readonly text: string }[]) =>
    queueAnswer({ items: [{ operator, processes, missing }], gaps: [], now: 0 });
  expect(answer([])).toBe('a in s: its controller is well.');
  expect(answer([{ text: 'pod s/b does not answer' }])).toBe(
    'a in s: its controller is well. Not all is known: why is said below.',
  );
});
