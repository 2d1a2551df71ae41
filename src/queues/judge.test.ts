import { describe, expect, test } from 'vitest';
import type { Judgement } from './judgement.ts';
import { judged, NOW, onlyController, type RuntimeFigures, runtimePage } from './queues.fixture.ts';

function states(before: RuntimeFigures, after: RuntimeFigures, interval = 10): string[] {
  return judgements(before, after, interval).map(({ state }) => state);
}

function judgements(before: RuntimeFigures, after: RuntimeFigures, interval = 10): readonly Judgement[] {
  return onlyController(judged([runtimePage(before), runtimePage(after)], interval)).judgements;
}

describe('controllers of controller-runtime', () => {
  test.each<[string, RuntimeFigures, RuntimeFigures, string[]]>([
    ['nothing done', {}, {}, ['idle']],
    ['some done, none failed', {}, { success: 30, worked: 0.3 }, ['healthy']],
    [
      'one worker that is always busy',
      { depth: 40, busy: 1 },
      { success: 10, depth: 60, busy: 1, worked: 9.9 },
      ['saturated'],
    ],
    [
      'always busy between two looks that missed it',
      { depth: 4 },
      { success: 10, depth: 6, worked: 9.9 },
      ['saturated'],
    ],
    [
      'busy at both looks, and hardly in between',
      { depth: 9, busy: 1 },
      { error: 40, depth: 9, busy: 1, worked: 1 },
      ['failing'],
    ],
    ['busy, and nobody waits', { busy: 1 }, { success: 10, busy: 1, worked: 9.9 }, ['healthy']],
    ['a worker at one object for a minute', { busy: 1, longest: 61 }, { busy: 1, longest: 71 }, ['hung-worker']],
    ['a worker at one object for a while', { busy: 1, longest: 3 }, { busy: 1, longest: 13 }, ['slow']],
    ['a gauge of one that has just ended', {}, { success: 30, busy: 0, longest: 90 }, ['healthy']],
    ['all failing', {}, { error: 12 }, ['failing']],
    ['one failing among a thousand', { success: 1000 }, { success: 1000, error: 4 }, ['failing']],
    ['one conflict among many writes', {}, { success: 900, error: 1, worked: 1 }, ['failing', 'healthy']],
    ['panics', {}, { error: 8, panic: 8 }, ['failing']],
    ['ten failures a second, a bucket', { priority: '' }, { error: 100, priority: '' }, ['failing', 'rate-limited']],
    ['ten failures a second of a priority queue, which has no bucket', {}, { error: 100 }, ['failing']],
    ['terminal errors', {}, { error: 3, terminal: 3 }, ['gave-up']],
    ['terminal errors long ago', { error: 3, terminal: 3 }, { error: 3, terminal: 3 }, ['idle']],
    ['timers', {}, { success: 1, requeueAfter: 9 }, ['timer-driven']],
    ['asking to be called again', {}, { success: 1, requeue: 9 }, ['requeueing', 'healthy']],
    ['many calls that each write', {}, { success: 300, writes: 300 }, ['hot-loop', 'healthy']],
    [
      'many calls that each write, and one conflict',
      {},
      { success: 300, error: 1, writes: 300 },
      ['hot-loop', 'failing', 'healthy'],
    ],
    ['many calls that write nothing', {}, { success: 300, writes: 3 }, ['healthy']],
    ['more busy workers than there are', { busy: 3 }, { success: 3, busy: 3 }, ['contradiction', 'healthy']],
    [
      'failures that were never added again',
      {},
      { error: 60, retries: 0, success: 6000 },
      ['contradiction', 'failing', 'healthy'],
    ],
    ['something is ready, and nobody takes it', { depth: 3 }, { depth: 3 }, ['stalled']],
    ['something came just now', {}, { depth: 3 }, ['unknown']],
  ])('%s', (_name, before, after, expected) => {
    expect(states(before, after)).toEqual(expected);
  });

  test('a worker is hung sooner where much is known of what is usual', () => {
    const usual = { success: 500, busy: 1 };
    expect(states({ ...usual, longest: 6 }, { ...usual, longest: 16 })).toEqual(['hung-worker']);
    expect(states({ busy: 1, longest: 6 }, { busy: 1, longest: 16 })).toEqual(['slow']);
  });

  test('bad things come first, and what is good is not said beside them', () => {
    const found = judgements({ busy: 1, longest: 61 }, { busy: 1, longest: 71, error: 3, success: 40 });
    expect(found.map(({ state, level }) => [state, level])).toEqual([
      ['hung-worker', 'bad'],
      ['failing', 'bad'],
    ]);
  });

  test('what failed is not left out where the rest is well', () => {
    const [, healthy] = judgements({}, { success: 900, error: 1, worked: 1 });
    expect(healthy?.text).toBe('901 reconciles in 10s (90/s), 1 failed.');
  });

  test('long reconciles are no hung ones where long is usual', () => {
    const slow = { success: 5, worked: 700, busy: 1 };
    expect(states({ ...slow, longest: 61 }, { ...slow, longest: 71 })).toEqual(['slow']);
    expect(states({ ...slow, longest: 3000 }, { ...slow, longest: 3010 })).toEqual(['hung-worker']);
  });

  test('a few conflicts among very many reconciles are a note, a few among some are not', () => {
    expect(judgements({}, { success: 10_000, error: 3, worked: 1 })[0]).toMatchObject({
      state: 'failing',
      level: 'note',
    });
    expect(judgements({}, { success: 200, error: 3, worked: 1 })[0]).toMatchObject({ state: 'failing', level: 'bad' });
  });

  test('what is a guess alone is no trouble', () => {
    const [loop] = judgements({}, { success: 300, writes: 300 });
    expect(loop).toMatchObject({ state: 'hot-loop', level: 'note' });
    expect(loop?.estimate).toContain('from the rate alone');
  });

  test('more failures than one object can have are those of several', () => {
    expect(judgements({}, { error: 10 })[0]?.estimate).toContain('may be one object');
    expect(judgements({}, { error: 400 })[0]?.estimate).toContain('at least 37 objects');
  });

  test('an object that failed before may be waiting in silence', () => {
    const [idle] = judgements({ error: 14 }, { error: 14 });
    expect(idle).toMatchObject({ state: 'idle', level: 'note' });
    expect(idle?.text).toContain('14 reconciles failed since the process began');
    expect(idle?.text).toContain('up to 41s');
  });

  test('it may also be waiting beside timers that come, and further up for having asked to be called again', () => {
    const before = { error: 14, requeueAfter: 20 };
    const [polls] = judgements(before, { ...before, requeueAfter: 60 });
    expect(polls).toMatchObject({ state: 'timer-driven', level: 'note' });
    expect(polls?.text).toContain('14 reconciles failed since the process began');
    expect(judgements({ requeueAfter: 20 }, { requeueAfter: 60 })).toMatchObject([
      { state: 'timer-driven', level: 'good' },
    ]);
    const [idle] = judgements({ error: 1, requeue: 13 }, { error: 1, requeue: 13 });
    expect(idle?.text).toContain('1 reconcile failed since the process began');
    expect(idle?.text).toContain('up to 41s');
  });

  test('one that was given up before is told beside the state', () => {
    const [idle] = judgements({ error: 3, terminal: 3 }, { error: 3, terminal: 3 });
    expect(idle?.text).toContain('3 reconciles ended with a terminal error since the process began');
  });

  test('a depth below zero is no object that waits, and no number at all is no quiet', () => {
    expect(states({ depth: -5 }, { depth: -5 })).toEqual(['contradiction', 'idle']);
    const page = 'controller_runtime_max_concurrent_reconciles{controller="widget"} NaN\n';
    expect(onlyController(judged([page, page])).judgements.map(({ state }) => state)).toEqual(['unknown']);
  });

  test('read once, nothing is known but what is', () => {
    expect(onlyController(judged([runtimePage({ success: 5 })])).judgements.map(({ state }) => state)).toEqual([
      'unknown',
    ]);
  });
});

describe('processes', () => {
  test('one that stands by is good', () => {
    const page = 'leader_election_master_status{name="a"} 0\nworkqueue_adds_total{name="DynamicClientCertificate"} 1\n';
    const process = judged([page, page]);
    expect(process).toMatchObject({
      role: 'standby',
      controllers: [],
      judgements: [{ state: 'standby', level: 'good' }],
    });
  });

  test('one that is turned away by the API server says so', () => {
    const process = judged([runtimePage({}), runtimePage({ success: 1, refused: 7 })]);
    expect(process.judgements).toMatchObject([{ state: 'throttled', level: 'note' }]);
    expect(process.judgements[0]?.text).toContain('7 requests');
  });

  test('a webhook that fails once in very many requests is a note, one that fails often is bad', () => {
    const page = (ok: number, bad: number) =>
      ['200', '500']
        .map(
          (code, at) =>
            `controller_runtime_webhook_requests_total{webhook="/validate",code="${code}"} ${at === 0 ? ok : bad}\n`,
        )
        .join('');
    expect(judged([page(0, 0), page(10_000, 1)]).judgements).toMatchObject([
      { state: 'webhook-failing', level: 'note' },
    ]);
    expect(judged([page(0, 0), page(10, 5)]).judgements).toMatchObject([{ state: 'webhook-failing', level: 'bad' }]);
  });

  test('one that began anew is in trouble', () => {
    const process = judged([runtimePage({ start: NOW / 1000 - 500 }), runtimePage({ start: NOW / 1000 + 3 })]);
    expect(process.judgements).toMatchObject([{ state: 'restarted', level: 'bad' }]);
    expect(process.judgements[0]?.text).toContain('7s before the last page');
  });

  test('where no start is told, counters that fell can be those of another one', () => {
    const page = (success: number) => runtimePage({ success }).replace(/^process_start_time_seconds.*\n/m, '');
    const process = judged([page(500), page(3)]);
    expect(process.judgements).toMatchObject([{ state: 'restarted', level: 'bad' }]);
    expect(process.judgements[0]?.text).toMatch(/^Its counters fell within 10s: .* pages of another one came between/);
  });
});

describe('queues of client-go', () => {
  interface Figures {
    readonly adds: number;
    readonly depth: number;
    readonly retries?: number;
    readonly worked: number;
    readonly done: number;
    readonly longest?: number;
  }
  const page = (figures: Figures) =>
    `workqueue_adds_total{name="sync"} ${figures.adds}
workqueue_depth{name="sync"} ${figures.depth}
workqueue_retries_total{name="sync"} ${figures.retries ?? 0}
workqueue_longest_running_processor_seconds{name="sync"} ${figures.longest ?? 0}
# TYPE workqueue_work_duration_seconds histogram
workqueue_work_duration_seconds_bucket{name="sync",le="+Inf"} ${figures.done}
workqueue_work_duration_seconds_sum{name="sync"} ${figures.worked}
workqueue_work_duration_seconds_count{name="sync"} ${figures.done}
`;
  const none = { adds: 0, depth: 0, worked: 0, done: 0 };
  const judgedOf = (before: Figures, after: Figures) => onlyController(judged([page(before), page(after)])).judgements;
  const of = (before: Figures, after: Figures) =>
    judgedOf(before, after).map(({ state, level }) => `${state} ${level}`);

  test('something ready at both looks is no saturation while its workers have time', () => {
    const before = { ...none, depth: 3 };
    expect(of(before, { adds: 10, depth: 2, worked: 0.2, done: 10 })).toEqual(['healthy good']);
    expect(of(before, { adds: 10, depth: 9, worked: 9.8, done: 10 })).toEqual(['saturated bad']);
  });

  test('timers that come to the rate of the bucket are a note', () => {
    expect(of(none, { adds: 100, depth: 0, retries: 100, worked: 1, done: 100 })).toEqual([
      'rate-limited note',
      'healthy note',
    ]);
  });

  test('what failed is not measured, and not called none', () => {
    const [none1] = judgedOf(none, { adds: 9, depth: 0, worked: 1, done: 9 });
    expect(none1).toMatchObject({
      level: 'good',
      text: '9 reconciles in 10s (0.9/s); how many failed is not measured.',
    });
    const [some] = judgedOf(none, { adds: 9, depth: 0, retries: 4, worked: 1, done: 9 });
    expect(some).toMatchObject({
      level: 'note',
      text: '9 reconciles in 10s (0.9/s); how many failed is not measured; 4 times one was added again after a delay, by a timer or as it failed.',
    });
  });

  test('an object that was added again and again may be waiting in silence', () => {
    const before = { ...none, retries: 14 };
    expect(of(before, before)).toEqual(['idle note']);
    expect(judgedOf(before, before)[0]?.text).toContain('silent for up to 41s between tries');
  });

  test('what waits for a worker that is at work has not stalled', () => {
    const before = { ...none, depth: 3 };
    expect(of(before, { ...before, longest: 9 })).toEqual(['unknown note']);
    expect(of(before, before)).toEqual(['stalled bad']);
  });

  test('many calls are what informers bring', () => {
    expect(of(none, { adds: 900, depth: 0, worked: 1, done: 900 })).toEqual(['healthy good']);
  });
});
