import { expect, test } from 'vitest';
import { randomFrom } from '../knowledge/simulated-row.fixture.ts';
import type { Entry } from './entry.ts';
import { inOrder } from './order.ts';
import { at, CACHE, condition, entry, event, write } from './timeline.fixture.ts';
import { between, exactly, inSecond } from './when.ts';

const START = at('10:00:00');

/** Something of a store: its place among what the store has of the object is known. */
const stored = (sequence: number, [from, to]: readonly [number, number], what: Entry['what']): Entry => ({
  ...entry(between(START + from, START + to), what, 'record'),
  sequence,
});

test('what comes before something that is over by then is over, too', () => {
  // managedFields tell of the second write that it was within the first second.
  const first = stored(1, [0, 2500], write('ann', ['spec.a']));
  const second = stored(2, [0, 999], write('bob', ['spec.b']));
  const reported = entry(exactly(START + 1500), event('Seen', 'm'), 'events');
  expect(inOrder([reported, second, first])).toEqual([first, second, reported]);
});

test('the order of a store counts where clocks contradict it', () => {
  const written = stored(1, [2000, 2400], write('ann', ['spec.a']));
  const answered = stored(2, [1000, 1999], condition('Ready', 'True'));
  expect(inOrder([answered, written])).toEqual([written, answered]);
});

test('a condition is not before what was reported before its reason was, though that was reported again since', () => {
  const waits = entry(exactly(START + 50), event('Waiting', 'm', { first: START + 50 }), 'events');
  const ready = entry(inSecond(START), condition('Ready', 'True', { reason: 'AllReady' }), 'record');
  const again = entry(inSecond(START + 9000), event('AllReady', 'm', { count: 2, first: START + 820.5 }), 'events');
  expect(inOrder([again, ready, waits])).toEqual([waits, ready, again]);
});

test('a recorded change stands by its own report, which comes right after it, and after what was reported before', () => {
  const change = (sequence: number, latest: number, status: string, reason: string) =>
    stored(sequence, [0, latest], condition('Ready', status, { reason }));
  const report = (time: number, reason: string) => entry(exactly(START + time), event(reason, 'm'), 'events');
  const story = [
    change(1, 305, 'False', 'NotReady'),
    report(306, 'NotReady'),
    change(2, 450, 'True', 'AllReady'),
    report(452, 'AllReady'),
  ];
  expect(inOrder(story.toReversed())).toEqual(story);
});

/** Entries at true times, each with a range that holds it; of some objects a store knows the order. */
function happened(seed: number): readonly Entry[] {
  const random = randomFrom(seed);
  const number = (below: number) => Math.floor(random() * below);
  const times = Array.from({ length: 30 }, () => START + number(4000)).sort((a, b) => a - b);
  return times.map((time, sequence) => {
    const subject = { ...CACHE, uid: `uid-${number(3)}` };
    const kind = number(4);
    if (kind === 0) {
      const what = event(`R${number(3)}`, 'm');
      if (number(2) === 0) return entry(exactly(time), what, 'events', subject);
      return { ...entry(inSecond(Math.floor(time / 1000) * 1000), what, 'events', subject), turn: number(1000) };
    }
    if (kind === 1)
      return entry(inSecond(Math.floor(time / 1000) * 1000), write('ann', ['spec.a']), 'managedFields', subject);
    const when = between(time - number(1500), time + number(1500));
    const what = number(2) === 0 ? condition('Ready', 'True', { reason: `R${number(3)}` }) : write('bob', ['spec.b']);
    return { ...entry(when, what, 'record', subject), sequence };
  });
}

test('nothing comes before what is known to be older, by its time or by what a store has before and after it', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const entries = happened(seed);
    const isOfRow = (one: Entry, other: Entry) =>
      one.sequence !== undefined && other.sequence !== undefined && one.subject.uid === other.subject.uid;
    const rowOf = (one: Entry) => entries.filter((other) => other === one || isOfRow(one, other));
    const known = new Map(
      entries.map((one) => {
        const row = rowOf(one);
        const before = row.filter(({ sequence = 0 }) => sequence <= (one.sequence ?? 0));
        const after = row.filter(({ sequence = 0 }) => sequence >= (one.sequence ?? 0));
        const earliest = Math.max(...before.map(({ when }) => when.earliest ?? 0));
        const latest = Math.min(...after.map(({ when }) => when.latest));
        return [one, { earliest, latest }];
      }),
    );
    const isOlder = (a: Entry, b: Entry) =>
      (known.get(a)?.latest ?? 0) < (known.get(b)?.earliest ?? 0) ||
      (isOfRow(a, b) && (a.sequence ?? 0) < (b.sequence ?? 0));
    const told = inOrder(entries.toReversed());
    expect(inOrder(entries), `seed ${seed}`).toEqual(told);
    const wrong = told.flatMap((one, place) => told.slice(place + 1).filter((later) => isOlder(later, one)));
    expect(wrong, `seed ${seed}`).toEqual([]);
  }
});
