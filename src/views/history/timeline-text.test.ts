import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { at, CACHE, condition, entry, event, sketch, write } from '../../history/timeline.fixture.ts';
import { between } from '../../history/when.ts';
import { createPaint } from '../text/paint.ts';
import { timelineText } from './timeline-text.ts';

const paint = createPaint(false);
const draw = (timeline: ReturnType<typeof sketch>, width = 100) => timelineText(timeline, { width, paint });

test('the answer comes first, then a write beside its effect, repeats as one line, and the day once', () => {
  const story = sketch([
    entry('09:58:02', write('kubectl-edit', ['spec.replicas']), 'managedFields'),
    entry('09:58:02', { kind: 'generation', generation: 7 }, 'record'),
    entry(
      '09:58:03',
      condition('Ready', 'False', { before: { status: 'True' }, reason: 'ReplicasNotReady' }),
      'record',
    ),
    entry('10:40:41', event('FailedScheduling', '0/3 nodes', { count: 43, first: at('09:58:05') }), 'events'),
  ]);
  expect(draw(story)).toBe(`\
Ready is False for 42m (ReplicasNotReady). At least 1 change in 42m.

2026-01-02, times in UTC
09:58:02            spec       kubectl-edit set spec.replicas (generation 7) [managedFields]
09:58:03            Ready      True → False  ReplicasNotReady [record]
09:58:05 …10:40:41  event ×43  FailedScheduling: 0/3 nodes [events]
`);
});

test('a time of the last change may be that of a message alone, where nobody knows how the operator sets it', () => {
  expect(
    draw(sketch([entry('10:00:00', condition('Ready', 'False', { reason: 'Broken', timeOf: 'content' }))])),
  ).toContain('Ready is False (Broken), last changed 40m ago. No earlier change is known.\n');
  const node = { ...CACHE, group: '', kind: 'Node', namespace: undefined, name: 'one' };
  const pressed = entry('10:00:00', condition('MemoryPressure', 'True', { timeOf: 'status' }), 'status', node);
  expect(draw(sketch([pressed], [node]))).toContain('MemoryPressure is True for 40m.');
});

test('of a part of the past, the changes in it are counted, and its end is told', () => {
  const story = [
    entry('08:00:00', condition('Ready', 'False', { before: { status: undefined } }), 'record'),
    entry('09:00:00', condition('Ready', 'True', { before: { status: 'False' } }), 'record'),
    entry('10:00:00', condition('Ready', 'False', { before: { status: 'True' } }), 'record'),
    entry('10:30:00', condition('Ready', 'True', { before: { status: 'False' } }), 'record'),
  ];
  expect(draw(sketch(story))).toContain('At least 4 changes in 161m.\n');
  expect(draw(sketch(story, undefined, { since: at('09:30:00') }))).toContain('At least 2 changes in 71m.\n');
  // Nothing is known of it for so long.
  expect(draw(sketch(story, undefined, { since: at('00:00:00') }))).toContain('At least 4 changes in 161m.\n');
  expect(draw(sketch(story, undefined, { until: at('09:30:00') }), 120)).toContain(
    'Ready is True for 10m. At least 4 changes in 161m. What happened is shown until 09:30:00.\n',
  );
});

test('changes are counted from the first that is known of the object itself, not of its operator', () => {
  const lease = { ...CACHE, group: 'coordination.k8s.io', kind: 'Lease', name: 'leader', uid: 'lease' };
  const story = [
    entry('08:00:00', condition('Held', 'True'), 'lease', lease),
    entry('10:00:00', condition('Ready', 'True', { before: { status: undefined } }), 'record'),
    entry('10:30:00', condition('Ready', 'False', { before: { status: 'True' } }), 'record'),
  ];
  expect(draw(sketch(story))).toContain('At least 2 changes in 41m.\n');
});

test('an object that was made anew stands for itself, and those that had its name before do not', () => {
  const before = { ...CACHE, uid: 'before' };
  const story = sketch(
    [
      entry('09:00:00', condition('Ready', 'False', { before: { status: undefined } }), 'record', before),
      entry('09:30:00', { kind: 'deleted' }, 'record', before),
      entry('10:00:00', condition('Ready', 'True', { before: { status: undefined } }), 'record'),
    ],
    [CACHE, before],
  );
  expect(draw(story)).toMatch(/^Ready is True for 40m\./);
});

test('ranges, times before which, and days that change are told as what they are', () => {
  const story = sketch([
    entry(between(undefined, at('09:00:00')), { kind: 'created' }),
    entry(between(at('23:59:00', '2026-01-01'), at('09:30:00')), condition('Ready', 'True')),
    entry(between(at('08:00:00', '2025-12-31'), at('08:00:00', '2025-12-31')), { kind: 'observed', generation: 2 }),
  ]);
  expect(draw(story)).toContain(`
2025-12-31, times in UTC
08:00:00                  observed  the operator has seen generation 2 [status]
2026-01-02
before 09:00:00           created   made [status]
01-01 23:59:00 …09:30:00  Ready     → True [status]
`);
});

test('a condition that goes back and forth is one line, and no change of the spec is swallowed', () => {
  const flaps = Array.from({ length: 10 }, (_, n) =>
    entry(`10:0${n}:00`, condition('Ready', n % 2 === 0 ? 'False' : 'True', { reason: 'Probe' }), 'record'),
  );
  const story = sketch([...flaps, entry('10:20:00', { kind: 'generation', generation: 3 }, 'record')]);
  const text = draw(story);
  expect(text).toContain('10:00:00 …10:09:00  Ready ×10  False ⇄ True, then True  Probe [record]');
  expect(text).toContain('10:20:00            spec       generation 3 [record]');
});

test('a write of the status is told by its conditions, unless several write it', () => {
  const changed = entry('10:00:00', condition('Ready', 'True'), 'record');
  const status = { subresource: 'status' };
  const own = entry('10:00:00', write('operator', ['status.conditions'], status), 'managedFields');
  const silent = entry('10:05:00', write('operator', ['status.conditions'], status), 'managedFields');
  expect(draw(sketch([changed, own, silent])).match(/operator set/g)).toHaveLength(1);
  const other = entry('10:05:00', write('somebody', ['status.phase'], status), 'managedFields');
  expect(draw(sketch([changed, own, other])).match(/ set status/g)).toHaveLength(2);
});

test('after a long pause the same is told as news', () => {
  const flaps = Array.from({ length: 8 }, (_, n) =>
    entry(`10:00:0${n}`, condition('Ready', n % 2 === 0 ? 'False' : 'True'), 'record'),
  );
  const again = entry('10:30:00', condition('Ready', 'False', { before: { status: 'True' } }), 'record');
  const text = draw(sketch([...flaps, again]));
  expect(text).toContain('10:00:00 …10:00:07  Ready ×8  False ⇄ True, then True [record]');
  expect(text).toContain('10:30:00            Ready     True → False [record]');
});

test('what is gone and what is asked to go is said before what its conditions were', () => {
  const ready = entry('10:00:00', condition('Ready', 'False', { reason: 'Stopping' }));
  const leaving = entry('10:30:00', { kind: 'deletion-asked', finalizers: ['a/b'] }, 'metadata');
  expect(draw(sketch([ready, leaving]))).toMatch(/^RedisCluster shop\/cache was asked to go 10m ago\. Ready is False/);
  expect(draw(sketch([ready, leaving, entry('10:31:00', { kind: 'deleted' }, 'record')]), 200)).toMatch(
    /^RedisCluster shop\/cache is gone for 9m59s \(since 10:31:00 UTC\)\. At last Ready was False \(Stopping\)\./,
  );
});

test('of several objects those in trouble are named, and each line says whose it is', () => {
  const other = { ...CACHE, name: 'other', uid: 'uid-2' };
  const story = sketch(
    [
      entry('10:00:00', condition('Ready', 'True')),
      entry('10:00:00', condition('Ready', 'False', { reason: 'Down', timeOf: 'write' }), 'status', other),
    ],
    [CACHE, other],
  );
  const text = draw(story, 200);
  expect(text).toMatch(/^1 of 2 objects is in trouble: RedisCluster\/other has Ready False \(Down\), last changed 40m/);
  expect(text).toContain('RedisCluster/other  → False  Down [status]');
});

test('of what is gone nothing is said to be well, and of several of one name the last stands for them', () => {
  const [first, second] = [
    { ...CACHE, uid: 'uid-1' },
    { ...CACHE, uid: 'uid-2' },
  ];
  const gone = (time: string, subject: typeof CACHE) => entry(time, { kind: 'deleted' }, 'record', subject);
  const twice = [gone('10:00:00', first), gone('10:30:00', second)];
  expect(draw(sketch(twice, [first, second]))).toMatch(/^RedisCluster shop\/cache is gone for 10m \(since 10:30:00/);
  const other = { ...CACHE, name: 'other', uid: 'uid-3' };
  const well = { ...CACHE, name: 'well', uid: 'uid-4' };
  expect(draw(sketch([...twice, gone('10:40:00', other)], [first, second, other]))).toMatch(
    /^All 2 objects are gone\./,
  );
  const ready = entry('10:00:00', condition('Ready', 'True'), 'record', well);
  const some = sketch([...twice, ready, gone('10:40:00', other)], [first, second, other, well]);
  expect(draw(some, 200)).toMatch(/^Nothing is wrong with 1 object\. 2 more are gone\. /);
});

test('how it stood when it was last recorded is not told as of now', () => {
  const ready = entry(
    '10:00:00',
    condition('Ready', 'False', { reason: 'Down', before: { status: 'True' } }),
    'record',
  );
  const hole = { kind: 'hole', from: at('10:20:00'), why: 'nothing has been recorded since' } as const;
  const until = (subject: typeof CACHE) => entry(between(at('10:41:00'), at('10:41:00')), hole, 'record', subject);
  expect(draw(sketch([ready, until(CACHE)]), 200)).toMatch(
    /^Ready was False \(Down\) 21m ago, when it was last recorded\. At least 1 change in 41m\.\n/,
  );
  const well = { ...CACHE, name: 'well', uid: 'uid-2' };
  const calm = entry('10:00:00', condition('Ready', 'True'), 'record', well);
  expect(draw(sketch([ready, until(CACHE), calm, until(well)], [CACHE, well]), 200)).toMatch(
    /^1 of 2 objects is in trouble: RedisCluster\/cache had Ready False \(Down\) 21m ago, when it was last recorded\./,
  );
  const other = { ...well, name: 'other', uid: 'uid-3' };
  const also = { ...calm, subject: other };
  expect(draw(sketch([calm, until(well), also, until(other)], [well, other]), 200)).toMatch(
    /^Nothing was wrong with 2 objects when last recorded\./,
  );
  // Who looks at it knows how it stands.
  const now = entry('10:00:00', condition('Ready', 'False', { reason: 'Down', timeOf: 'status' }), 'status');
  expect(draw(sketch([ready, until(CACHE), now]), 200)).toMatch(/^Ready is False for /);
});

test('advice is no trouble', () => {
  const budget = { ...CACHE, kind: 'PodDisruptionBudget', uid: 'uid-5' };
  const entries = [
    entry('10:00:00', condition('Ready', 'True')),
    entry('10:00:00', condition('DisruptionAllowed', 'False', { reason: 'InsufficientPods' }), 'status', budget),
  ];
  expect(draw(sketch(entries, [CACHE, budget]))).toMatch(/^Nothing is wrong with 2 objects\./);
});

test('without conditions it says so', () => {
  expect(draw(sketch([entry('10:00:00', { kind: 'created' }, 'metadata')]))).toMatch(
    /^RedisCluster shop\/cache has no conditions\. 1 trace of its past\.\n/,
  );
});

test('no line is wider than the terminal, whatever the cluster holds, and nothing of it steers the terminal', () => {
  const story = sketch([
    entry('10:00:00', condition('Ready', 'False', { reason: 'X', message: `\u001b[2J${'word '.repeat(60)}` })),
    entry(
      '10:01:00',
      write(
        'manager',
        Array.from({ length: 40 }, (_, n) => `status.field${n}.deep`),
      ),
      'managedFields',
    ),
    entry('10:01:30', event('Failed', `${'x'.repeat(300)} ${'宽'.repeat(90)}`), 'events'),
    entry('10:02:00', condition('AVeryLongConditionTypeThatNobodyWouldEverReallyWrite', 'True')),
  ]);
  for (const width of [40, 80, 200]) {
    const text = draw(story, width);
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('status.field39');
  }
  expect(draw(story, Number.POSITIVE_INFINITY).split('\n')).toHaveLength(8);
});

test('Events of several objects of its name that were there before are of each by itself', () => {
  const first = at('10:00:00');
  const earlier = (uid: string) => entry('10:00:00', event('Failed', 'm', { earlier: uid, first }), 'events');
  const text = draw(sketch([earlier('uid-x'), earlier('uid-y')]));
  expect(text.match(/Failed: m \(of one before it\)/g)).toHaveLength(2);
});
