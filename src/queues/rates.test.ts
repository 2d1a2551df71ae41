import { expect, test } from 'vitest';
import { TWO_PROCESSES } from './process-changes.ts';
import { judged, NOW, onlyController, readingOf, runtimePage } from './queues.fixture.ts';
import { ratesOf } from './rates.ts';

test('counters are told by what they grew', () => {
  const { rates } = onlyController(
    judged([runtimePage({ success: 100, error: 3 }), runtimePage({ success: 140, error: 5, requeueAfter: 2 })]),
  );
  expect(rates).toMatchObject({
    seconds: 10,
    counts: { reconciles: 44, success: 40, error: 2, requeue_after: 2, panic: 0 },
  });
  expect(rates.work?.count).toBe(44);
});

test('a process that began anew has counted from zero', () => {
  const start = NOW / 1000;
  const process = judged([
    runtimePage({ success: 100, start: start - 60 }),
    runtimePage({ success: 7, start: start + 4 }),
    runtimePage({ success: 9, start: start + 4 }),
  ]);
  expect(process.rates).toMatchObject({ restarts: 1, backwards: [], seconds: 20 });
  expect(onlyController(process).rates.counts.success).toBe(9);
  expect(process.judgements.map(({ state }) => state)).toEqual(['restarted']);
});

test('a counter that fell in a process that is the same contradicts itself', () => {
  const { rates, controllers } = judged([runtimePage({ success: 100 }), runtimePage({ success: 90 })]);
  expect(rates.restarts).toBe(0);
  expect(rates.backwards).toContain('success of widget');
  expect(controllers[0]?.judgements.map(({ state }) => state)).toContain('contradiction');
});

test('a start time that is written down a second later is the same start', () => {
  const start = NOW / 1000 - 60;
  const { rates } = judged([runtimePage({ success: 1, start }), runtimePage({ success: 2, start: start + 1 })]);
  expect(rates.restarts).toBe(0);
});

test('gauges are told as they are now, and by the least of all looks', () => {
  const { rates } = onlyController(
    judged([
      runtimePage({ depth: 9, busy: 1 }),
      runtimePage({ depth: 0, busy: 0 }),
      runtimePage({ depth: 4, busy: 1 }),
    ]),
  );
  expect(rates).toMatchObject({ leastDepth: 0, leastBusy: 0, now: { depth: 4, busy: 1 } });
});

test('a controller that came up between two pages has no rate yet', () => {
  const standby = 'leader_election_master_status{name="widget.example.com"} 0\n';
  const rates = ratesOf([readingOf(standby), readingOf(runtimePage({ success: 5 }), 10)]);
  expect(rates?.controllers[0]).toMatchObject({ seconds: 0, counts: { success: 0 } });
});

test('of no page there are no rates', () => {
  expect(ratesOf([])).toBeUndefined();
});

test('a start that goes back is of another process, whose counters are its own', () => {
  const start = NOW / 1000 - 60;
  const process = judged([
    runtimePage({ success: 10, start }),
    runtimePage({ success: 5000, start: start - 7000 }),
    runtimePage({ success: 5004, start: start - 7000 }),
    runtimePage({ success: 12, start }),
  ]);
  expect(process.rates).toMatchObject({ restarts: 0, backwards: [TWO_PROCESSES] });
  expect(onlyController(process).rates).toMatchObject({ seconds: 10, counts: { success: 4 } });
  expect(process.judgements).toMatchObject([{ state: 'contradiction', level: 'note' }]);
});

test('a later start that was before the first look is of another process, too', () => {
  const start = NOW / 1000 - 7000;
  const { rates } = judged([runtimePage({ success: 5000, start }), runtimePage({ success: 10, start: start + 6000 })]);
  expect(rates).toMatchObject({ restarts: 0, backwards: [TWO_PROCESSES] });
  expect(rates.controllers[0]).toMatchObject({ seconds: 0, counts: {} });
});

test('a series that is missing from a page in the middle has not grown by all that it ever counted', () => {
  const page = runtimePage({ success: 1000, error: 100, worked: 50 });
  const cut = page.replaceAll(/^.*(?:errors_total|result="error"|reconcile_time_seconds).*\n/gm, '');
  const { rates } = onlyController(judged([page, cut, runtimePage({ success: 1002, error: 101, worked: 51 })]));
  expect(rates.counts).toMatchObject({ success: 2, error: 1, reconciles: 3 });
  expect(rates.work).toMatchObject({ count: 3, sum: 1 });
});

test('a series that came up between two pages was zero before', () => {
  const without = runtimePage({ success: 1000 })
    .replaceAll(/^.*errors_total.*\n/gm, '')
    .replace(/^.*result="error".*\n/m, '');
  const { rates } = onlyController(judged([without, runtimePage({ success: 1000, error: 3 })]));
  expect(rates.counts.error).toBe(3);
});

test('what the last page does not tell is not known, whatever was before', () => {
  const { rates } = onlyController(
    judged([runtimePage({ busy: 1 }), runtimePage({ busy: 1 }).replaceAll(/ \d+$/gm, ' +Inf')]),
  );
  expect(rates).toMatchObject({ leastBusy: undefined, leastDepth: undefined, counts: {} });
  expect(rates.counts.success).toBeUndefined();
});

test('a histogram that begins anew while its process goes on is no contradiction, and hides no reconciles', () => {
  const page = (success: number, counted: number, worked: number) =>
    runtimePage({ success, worked }).replace(
      /^(controller_runtime_reconcile_time_seconds_(?:bucket.*|count.*)) \d+$/gm,
      `$1 ${counted}`,
    );
  const process = judged([page(5000, 5000, 90), page(5100, 40, 0.4), page(5200, 140, 1.4)]);
  const { rates, judgements } = onlyController(process);
  expect(process.rates.backwards).toEqual([]);
  expect(rates.counts.reconciles).toBe(200);
  expect(rates.work).toMatchObject({ count: 140, sum: 1.4 });
  expect(judgements).toMatchObject([{ state: 'healthy', level: 'good' }]);
});
