import { expect, test } from 'vitest';
import { judged, NOW, onlyController, readingOf, runtimePage } from './queues.fixture.ts';
import { MOST_CONTROLLERS } from './read-process.ts';

const START = 'process_start_time_seconds';

test.each(['+Inf', 'NaN', '1e308', '-5', '5', String(NOW / 1000 + 2 * 86_400)])(
  'a process does not begin at %s',
  (value) => {
    expect(readingOf(`${START} ${value}\n`).startTime).toBeUndefined();
  },
);

test('of many start times the latest that can be true is taken', () => {
  const lines = Array.from({ length: 200_000 }, (_, at) => `${START}{of="${at}"} ${NOW / 1000 - at - 1}\n`);
  expect(readingOf([`${START} 1e308\n`, ...lines].join('')).startTime).toBe(NOW - 1000);
});

test.each(['+Inf', 'NaN', '1e308', '-5'])(
  'a counter of %s is not known, and its controller is not taken for idle',
  (value) => {
    const page = `controller_runtime_reconcile_total{controller="a",result="success"} ${value}
controller_runtime_reconcile_errors_total{controller="a"} ${value}
workqueue_adds_total{name="a"} ${value}
`;
    const { rates, judgements } = onlyController(judged([page, page]));
    expect(rates.now.counters).toEqual({});
    expect(rates.now.depth).toBeUndefined();
    expect(judgements.map(({ text }) => text).join()).not.toMatch(/NaN|Infinity|∞/);
  },
);

test('a depth that is no number is not taken for an empty queue, one below zero is told', () => {
  const page = (depth: string) =>
    `${runtimePage({})}workqueue_adds_total{name="widget"} 4
`.replace(/^(workqueue_depth.*) 0$/m, `$1 ${depth}`);
  expect(readingOf(page('+Inf')).controllers[0]?.depth).toBeUndefined();
  expect(readingOf(page('-5')).controllers[0]?.depth).toBe(-5);
});

test('a timer of Micrometer without buckets tells how long reconciles took altogether', () => {
  const page = `# TYPE reconciliations_execution_duration_seconds summary
reconciliations_active{controller_name="a"} 1
reconciliations_execution_duration_seconds_count{controller_name="a"} 7
reconciliations_execution_duration_seconds_sum{controller_name="a"} 90
`;
  expect(readingOf(page).controllers[0]?.work).toEqual({ count: 7, sum: 90, buckets: [], form: 'classic' });
});

test('a page of 100,000 controllers is read within seconds, as far as any operator goes', { timeout: 60_000 }, () => {
  const lines = Array.from(
    { length: 100_000 },
    (_, at) => `controller_runtime_reconcile_total{controller="c${at}",result="success"} 5
workqueue_depth{name="c${at}"} 1
workqueue_adds_total{name="c${at}"} 6
`,
  );
  const page = lines.join('');
  const began = performance.now();
  const { rates, controllers } = judged([page, page]);
  expect(performance.now() - began).toBeLessThan(30_000);
  expect(controllers).toHaveLength(MOST_CONTROLLERS);
  expect(rates.now.leftOut).toBe(100_000 - MOST_CONTROLLERS);
  expect(controllers[0]?.rates.now).toMatchObject({ name: 'c0', depth: 1, counters: { success: 5, adds: 6 } });
});
