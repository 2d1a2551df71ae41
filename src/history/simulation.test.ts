import { describe, expect, test } from 'vitest';
import { buildTimeline } from './build-timeline.ts';
import type { Entry } from './entry.ts';
import { NO_FACTS } from './facts.ts';
import { type SimulatedTruth, type Simulation, simulate, truthKey } from './simulation.fixture.ts';
import type { Timeline } from './timeline.ts';

const SEEDS = Array.from({ length: 300 }, (_, at) => at + 1);
const ALL = { since: undefined, until: undefined };

function told({ object, events, recorded, covered, now }: Simulation, isRecorded: boolean): Timeline {
  const store = isRecorded ? { recorded, covered } : { recorded: [] };
  return buildTimeline({ ...NO_FACTS, objects: [object], events, ...store, now }, ALL);
}

/** Whether an entry can be of something that happened. */
function fits({ when, what }: Entry, truth: SimulatedTruth): boolean {
  if (truthKey(what) !== truth.key) return false;
  if (truth.time < (when.earliest ?? Number.NEGATIVE_INFINITY) || truth.time > when.latest) return false;
  if (what.kind !== 'condition' || what.timeOf === 'write') return true;
  if (what.timeOf === 'content') return truth.changed !== 'write';
  const isSameStatus = what.before !== undefined && what.before.status === what.status;
  return isSameStatus ? truth.changed === 'content' : truth.changed === 'status';
}

/** A truth for each entry, none of them for two; undefined where there is none (bipartite matching, Kuhn). */
function matched(entries: readonly Entry[], truths: readonly SimulatedTruth[]): ReadonlyMap<Entry, SimulatedTruth> {
  const candidates = new Map(entries.map((entry) => [entry, truths.filter((truth) => fits(entry, truth))]));
  const taken = new Map<SimulatedTruth, Entry>();
  const place = (entry: Entry, tried: Set<SimulatedTruth>): boolean =>
    (candidates.get(entry) ?? []).some((truth) => {
      if (tried.has(truth)) return false;
      tried.add(truth);
      const other = taken.get(truth);
      if (other !== undefined && !place(other, tried)) return false;
      taken.set(truth, entry);
      return true;
    });
  for (const entry of entries) place(entry, new Set());
  return new Map([...taken].map(([truth, entry]) => [entry, truth]));
}

function text({ when, what, sources }: Entry): string {
  const time = (at: number | undefined) => (at === undefined ? 'ever' : new Date(at).toISOString().slice(11, 23));
  return `${time(when.earliest)}-${time(when.latest)} ${sources.join('+')} ${JSON.stringify(what)}`;
}

describe.each([
  ['rebuilt from what is left', false],
  ['recorded with holes, and rebuilt', true],
])('a simulated past, %s', (_, isRecorded) => {
  const histories = SEEDS.map((seed) => {
    const simulation = simulate(seed);
    return { seed, simulation, timeline: told(simulation, isRecorded) };
  });

  test('nothing is told that did not happen then, and nothing twice', () => {
    for (const { seed, simulation, timeline } of histories) {
      const entries = timeline.entries.filter(({ what }) => truthKey(what) !== '');
      const truths = matched(entries, simulation.truths);
      const invented = entries.filter((entry) => !truths.has(entry)).map(text);
      expect(invented, `seed ${seed}`).toEqual([]);
    }
  });

  test('what is known to be older comes first', () => {
    for (const { seed, timeline } of histories) {
      const wrong = timeline.entries.flatMap((entry, at) => {
        const later = timeline.entries.slice(at + 1);
        const older = later.filter(({ when }) => when.latest < (entry.when.earliest ?? Number.NEGATIVE_INFINITY));
        return older.map((one) => `${text(one)} after ${text(entry)}`);
      });
      expect(wrong, `seed ${seed}`).toEqual([]);
    }
  });

  test('what a store has stands in its order', () => {
    for (const { seed, timeline } of histories) {
      const sequences = timeline.entries.flatMap(({ sequence }) => sequence ?? []);
      expect(sequences, `seed ${seed}`).toEqual(sequences.toSorted((a, b) => a - b));
    }
  });

  test('each lane ends with what is so now, and claims no more changes and no longer spans than there were', () => {
    for (const { seed, simulation, timeline } of histories) {
      const { object, truths, now } = simulation;
      for (const { type, spans, figures } of timeline.lanes) {
        const own = truths.filter(({ key, changed }) => key.startsWith(`condition ${type} `) && changed === 'status');
        const lengths = own.map(({ time }, at) => (own[at + 1]?.time ?? now) - time);
        const present = JSON.stringify(object.body?.status).includes(`"${type}","status":"${spans.at(-1)?.status}"`);
        const about = `seed ${seed} ${type}`;
        expect(present || spans.at(-1)?.isAbsent, about).toBe(true);
        expect(figures.changes, about).toBeLessThanOrEqual(own.length);
        const [, first] = spans;
        if (figures.isComplete && first?.isStart === true)
          expect(figures.changes, about).toBe(own.filter(({ time }) => time >= (first.start?.earliest ?? 0)).length);
        expect(figures.longest?.lasted ?? 0, about).toBeLessThanOrEqual(Math.max(...lengths) + 1000);
        expect(figures.since ?? now, about).toBeGreaterThanOrEqual(own.at(-1)?.time ?? 0);
      }
    }
  });

  test('whatever the order in which traces were read, the same is told', () => {
    for (const { seed, simulation, timeline } of histories.slice(0, 50)) {
      const turned = {
        ...simulation,
        events: simulation.events.toReversed(),
        recorded: simulation.recorded.toReversed(),
      };
      expect(told(turned, isRecorded).entries, `seed ${seed}`).toEqual(timeline.entries);
    }
  });
});

test('what a store saw change is told, all of it', () => {
  for (const seed of SEEDS) {
    const simulation = simulate(seed);
    const { entries } = told(simulation, true);
    const isSeen = ({ time }: SimulatedTruth) =>
      simulation.covered.some(({ since, until }) => time > since && time <= until);
    const changes = simulation.truths.filter((truth) => truth.changed === 'status' && isSeen(truth));
    const matches = new Set(matched(entries, changes).values());
    expect(
      changes.filter((truth) => !matches.has(truth)),
      `seed ${seed}`,
    ).toEqual([]);
  }
});
