import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judged, onlyController } from '../queues.fixture.ts';

/** Two pages of a real operator, five seconds apart. */
function pages(kind: string, state: string): Buffer[] {
  return ['a', 'b'].map((page) =>
    readFileSync(join(import.meta.dirname, 'fixtures', `josdk-${kind}-${state}-${page}.txt`)),
  );
}

function states(of: readonly (string | Buffer)[]): string[] {
  const { judgements } = onlyController(judged(of, 5));
  return judgements.filter(({ level }, at) => at === 0 || level !== 'good').map(({ state }) => state);
}

describe.each(['v1', 'v1-per-resource', 'v2'])('pages of JOSDK, metrics %s', (kind) => {
  test.each([
    ['untouched', 'idle'],
    ['idle', 'idle'],
    ['steady', 'healthy'],
    ['slow', 'healthy'],
    ['failing', 'failing'],
    ['exhausted', kind === 'v2' ? 'healthy' : 'gave-up'],
    ['hung', 'hung-worker'],
    ['saturated', 'saturated'],
    ['hot-loop', 'hot-loop'],
    ['standby', 'standby'],
  ])('an operator that is %s is judged to be %s, and nothing worse', (state, expected) => {
    expect(states(pages(kind, state))).toEqual([expected]);
  });

  test('a replica that is not elected hears of objects, and has the role of one that stands by', () => {
    expect(judged(pages(kind, 'standby'), 5)).toMatchObject({ role: 'standby', judgements: [{ state: 'standby' }] });
    expect(judged(pages(kind, 'untouched'), 5)).toMatchObject({ role: 'alone', judgements: [] });
    expect(judged(pages(kind, 'steady'), 5)).toMatchObject({ role: 'alone', judgements: [] });
  });

  test('as many reconciles are no hot loop where there are objects enough to share them', () => {
    const one = /^(custom_resources\{.*\}|\S*events_received_total\{action="ADDED".*\}) 1\.0$/gm;
    const [a = '', b = ''] = pages(kind, 'hot-loop').map((page) => String(page).replaceAll(one, '$1 300.0'));
    expect(b).toContain(' 300.0');
    expect(states([a, b])).toEqual(['healthy']);
  });

  test('gauges that lost count of deleted objects tell of what waits, and that no thread comes back for it', () => {
    const [hung] = pages(kind, 'hung').map(String);
    const lost = hung
      ?.replace(/^(reconciliations_active|\S*_executions_\w+)(\{.*\}) 1\.0$/m, '$1$2 -1.0')
      .replace(/^(reconciliations_queue|\S*_queue_size_\w+)(\{.*\}) \S+$/m, `$1$2 ${kind === 'v2' ? 4 : 3}.0`);
    const { rates, judgements } = onlyController(judged([lost ?? '', lost ?? ''], 6));
    expect(rates.now).toMatchObject({ busy: 0, depth: 3 });
    expect(judgements).toMatchObject([{ state: 'hung-worker', level: 'bad' }]);
    expect(judgements[0]?.text).toBe(
      '3 objects were in hand or waiting at every look within 6s, and no reconcile ended.',
    );
  });

  test('one that hangs is told though the gauge of what runs has lost it', () => {
    const [a = '', b = ''] = pages(kind, 'hung').map((page) =>
      String(page)
        .replace(/^(reconciliations_active|\S*_executions_\w+)(\{.*\}) 1\.0$/m, '$1$2 0.0')
        .replace(/^(reconciliations_queue\{.*\}) 0\.0$/m, '$1 1.0'),
    );
    const { rates, judgements } = onlyController(judged([a, b], 6));
    expect(rates.now).toMatchObject({ busy: 0, depth: 1 });
    expect(judgements).toMatchObject([{ state: 'hung-worker', level: 'bad' }]);
    expect(judgements[0]?.text).toContain(
      '1 object was in hand or waiting at every look within 6s, and those that ended',
    );
  });

  test('results and attempts are counted', () => {
    const { rates } = onlyController(judged(pages(kind, 'failing'), 5));
    expect(rates.counts).toMatchObject({ success: 5, error: 2, retries: 2 });
    const before = onlyController(judged(pages(kind, 'exhausted'), 5)).rates;
    expect(before.now.counters).toMatchObject({ error: 6, retries: 5, ...(kind === 'v2' ? {} : { exhausted: 1 }) });
  });
});

const EVENTS = 'events_received_total';
const OF = 'controller_name="accountreconciler"';

describe('the second metrics, which do not count last attempts', () => {
  /** An operator that does nothing after some failures. */
  const quiet = (replace: (page: string) => string = (page) => page) => {
    const [, page] = pages('v2', 'exhausted').map(String);
    return onlyController(judged([replace(page ?? ''), replace(page ?? '')], 10)).judgements;
  };

  test('whole ladders of failures and nothing after them are a guess that objects were given up', () => {
    const [first] = quiet();
    expect(first).toMatchObject({ state: 'gave-up', level: 'note' });
    expect(first?.text).toMatch(/^1 object may have failed all 6 attempts/);
    expect(first?.estimate).toContain('6 failures and 5 retries');
  });

  test.each([
    ['objects were deleted', (page: string) => `${page}${EVENTS}{action="DELETED",${OF},event="ResourceEvent"} 6.0\n`],
    ['no object is there', (page: string) => page.replace(/^(custom_resources\{.*\}) 2\.0$/m, '$1 0.0')],
    ['it is not known whether objects were deleted', (page: string) => page.replace(/^events_received_total.*\n/m, '')],
    [
      'ladders are not whole',
      (page: string) => page.replace(/^(reconciliations_retries_total\{.*\}) 5\.0$/m, '$1 4.0'),
    ],
  ])('where %s, it is a hint beside the state and no more', (_name, replace) => {
    const [first, ...others] = quiet(replace);
    expect(first).toMatchObject({ state: 'idle', level: 'note' });
    expect(first?.text).toMatch(
      /6 reconciles failed since the process began, and [12] of them w.* not followed by a retry/,
    );
    expect(others).toEqual([]);
  });

  test('failures that were all tried again are over', () => {
    expect(quiet((page) => page.replace(/^(reconciliations_retries_total\{.*\}) 5\.0$/m, '$1 6.0'))).toMatchObject([
      { state: 'idle', level: 'good' },
    ]);
  });

  test('one that goes on to work is healthy, with the hint', () => {
    const { judgements } = onlyController(judged(pages('v2', 'exhausted'), 5));
    expect(judgements).toMatchObject([{ state: 'healthy', level: 'note' }]);
    expect(judgements[0]?.text).toContain('1 of them was not followed by a retry: its object waits for its retry, has');
  });
});

describe('metrics that are kept per resource', () => {
  const [, page = ''] = pages('v1-per-resource', 'exhausted').map(String);
  const withoutBad = page.replaceAll(/^operator_sdk_(?:events|reconciliations)_\S*name="bad".*\n/gm, '');

  test('those of an object that was deleted are no restart, and no contradiction', () => {
    const noStart = (text: string) => text.replace(/^process_start_time_seconds.*\n/m, '');
    expect(withoutBad.length).toBeLessThan(page.length);
    for (const text of [page, noStart(page)]) {
      const process = judged([text, text === page ? withoutBad : noStart(withoutBad)], 10);
      expect(process.rates).toMatchObject({ restarts: 0, backwards: [] });
      expect(process.judgements).toEqual([]);
    }
  });

  test('an object whose every failure was followed by a retry has recovered', () => {
    const recovered = page.replace(/^(operator_sdk_reconciliations_failed_total\{.*name="bad".*\}) 6\.0$/m, '$1 4.0');
    expect(onlyController(judged([page, page])).rates.now.failing).toMatchObject([{ name: 'bad', isOpen: true }]);
    const { rates, judgements } = onlyController(judged([recovered, recovered]));
    expect(rates.now.failing).toMatchObject([{ isOpen: false }]);
    expect(judgements.map(({ state, level }) => [state, level])).toEqual([['idle', 'good']]);
  });
});

test.each([
  ['failing', 'failing'],
  ['exhausted', 'gave-up'],
  ['hung', 'hung-worker'],
])('an operator of JOSDK 5.2 that is %s is judged to be %s', (state, expected) => {
  expect(states(pages('v1-before-5.3', state))).toEqual([expected]);
});

test('metrics that are kept per resource name the object that was given up', () => {
  const { rates, judgements } = onlyController(judged(pages('v1-per-resource', 'exhausted'), 5));
  expect(rates.now.failing).toEqual([
    { namespace: 'exhausted-v1-per-resource', name: 'bad', retry: 5, last: true, failures: 6, isOpen: true },
  ]);
  expect(judgements[0]?.text).toContain('exhausted-v1-per-resource/bad');
});

test('what runs is not taken for what waits, though JOSDK counts both in its first metrics', () => {
  const [a, b] = pages('v1', 'saturated');
  const text = String(b);
  expect(text).toMatch(/queue_size_accountreconciler\{.*\} 3/);
  const { rates } = onlyController(judged([String(a), text], 5));
  expect(rates.now).toMatchObject({ busy: 1, depth: 2 });
});

describe('many timers that fire together', () => {
  /** A page at whose time so many runs are at work and so many wait. */
  const page = (active: number, queued: number, ended: number) => `reconciliations_active{${OF}} ${active}
reconciliations_queue{${OF}} ${queued}
reconciliations_started_total{${OF}} ${ended + active + queued}
reconciliations_success_total{${OF}} ${ended}
custom_resources{${OF}} 300
# TYPE reconciliations_execution_duration_seconds histogram
reconciliations_execution_duration_seconds_bucket{${OF},le="0.05"} ${ended}
reconciliations_execution_duration_seconds_bucket{${OF},le="+Inf"} ${ended}
reconciliations_execution_duration_seconds_sum{${OF}} ${ended / 500}
reconciliations_execution_duration_seconds_count{${OF}} ${ended}
`;

  test.each([
    ['threads hang', 20, 0],
    ['there is too much to do', 50, 200],
  ])('are no sign that %s, though each of two looks fell among them', (_name, active, queued) => {
    expect(states([page(active, queued, 3000), page(active, queued, 3375)])).toEqual(['healthy']);
  });

  test('that the time spent is not told is no sign that a thread hangs', () => {
    const without = (text: string) => text.replace(/^.*_seconds_sum.*\n/m, '');
    expect(states([without(page(1, 0, 30)), without(page(1, 0, 31))])).toEqual(['healthy']);
  });
});
