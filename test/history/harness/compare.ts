import type { TrueTime } from './clock.ts';
import { type ToldEntry, type ToldObject, toldKey, toldKeys } from './told.ts';
import { conditionText, type TrueVersion, type Truth, truthsOf } from './truths.ts';

/** What came of comparing what is told with what happened. */
export interface Comparison {
  /** Entries told. */
  readonly told: number;
  /** Changes of a condition's status that happened, and how many of them are told. */
  readonly changes: number;
  readonly changesTold: number;
  /** Those that are not told. */
  readonly untold: readonly string[];
  /** Pairs told the other way round than they happened, within times that cannot tell. */
  readonly swapped: number;
  /** What is wrong, a line each. */
  readonly wrong: readonly string[];
}

/**
 * Milliseconds by which a stamp can be older than the write that brings it: whoever writes takes the time first, and on a
 * busy machine the write takes its time. Events are sent last of all, from a queue.
 */
const STAMP_AGE = 3000;
const EVENT_AGE = 8000;

/**
 * Compares what is told of objects with all that the witness saw.
 * @param since when the witness came, milliseconds since the epoch: what is told of the time before is not judged
 */
export function compare(items: readonly ToldObject[], versions: readonly TrueVersion[], since = 0): Comparison {
  const truths = truthsOf(versions);
  const each = items.map((item) => compareOne(item, truths, versions, since));
  return {
    told: sum(each.map(({ told }) => told)),
    changes: sum(each.map(({ changes }) => changes)),
    changesTold: sum(each.map(({ changesTold }) => changesTold)),
    untold: each.flatMap(({ untold }) => untold),
    swapped: sum(each.map(({ swapped }) => swapped)),
    wrong: each.flatMap(({ wrong }) => wrong),
  };
}

function compareOne(
  item: ToldObject,
  truths: readonly Truth[],
  versions: readonly TrueVersion[],
  since: number,
): Comparison {
  const { uid, kind, name } = item.object;
  const own = truths.filter((truth) => truth.uid === uid || truth.uid === '');
  const history = versions.filter(({ object }) => object.metadata.uid === uid);
  // A hole is of who watched, and not of the object.
  const entries = item.entries.filter(({ what, when }) => what.kind !== 'hole' && Date.parse(when.latest) >= since);
  const matches = matched(entries, own);
  const changes = own.filter(({ key }) => key.startsWith('condition '));
  const told = new Set(matches.map(({ truth }) => truth));
  const untold = changes.filter((change) => !told.has(change));
  const wrong = [
    ...matches.flatMap(({ entry, truth }) =>
      truth === undefined ? [untrue(entry, own)] : otherText(entry, truth, history),
    ),
    ...ordered(matches).wrong,
    ...present(item, versions),
  ];
  return {
    told: item.entries.length,
    changes: changes.length,
    changesTold: changes.length - untold.length,
    untold: untold.map(({ key, when }) => `${key} at ${shown(when)}`),
    swapped: ordered(matches).swapped,
    wrong: wrong.map((line) => `${kind}/${name}: ${line}`),
  };
}

/** What happens several times, and is told as often as it happened at most. */
const ONCE: readonly string[] = ['condition', 'container', 'generation', 'rollout', 'created', 'deleted'];

/** What really happened of each entry's key in the time that it states; what happened once cannot be told twice. */
function matched(entries: readonly ToldEntry[], truths: readonly Truth[]): readonly Match[] {
  const used = new Set<Truth>();
  return entries.map((entry) => {
    const keys = toldKeys(entry);
    const open = truths.filter(
      (truth) =>
        keys.includes(truth.key) && isWithin(entry, truth.when) && !(used.has(truth) && ONCE.includes(entry.what.kind)),
    );
    const rank = (truth: Truth) => keys.indexOf(truth.key);
    const truth = open.toSorted((a, b) => distance(entry, a.when) - distance(entry, b.when) || rank(a) - rank(b))[0];
    if (truth !== undefined) used.add(truth);
    return { entry, truth };
  });
}

/** Milliseconds between what is stated and what was. */
function distance({ when }: ToldEntry, { from, to }: TrueTime): number {
  const latest = Date.parse(when.latest);
  const earliest = when.earliest === undefined ? latest : Date.parse(when.earliest);
  return Math.max(0, from - latest, earliest - to);
}

function isWithin({ when, what }: ToldEntry, { from, to }: TrueTime): boolean {
  const earliest = when.earliest === undefined ? Number.NEGATIVE_INFINITY : Date.parse(when.earliest);
  return earliest <= to && Date.parse(when.latest) + (what.kind === 'event' ? EVENT_AGE : STAMP_AGE) >= from;
}

/** A condition that is told to have changed with words that it did not have then. */
function otherText(entry: ToldEntry, { key, text }: Truth, own: readonly TrueVersion[]): readonly string[] {
  const { what, when } = entry;
  const words = conditionText(what);
  // Prometheus has no words.
  const isWordless = words === '' && entry.sources.every((source) => source === 'prometheus');
  if (text === undefined || what.asOf !== undefined || text === words || isWordless) return [];
  // Words can change within the second that is told.
  const until = Date.parse(when.latest) + STAMP_AGE;
  const isSo = own.some(
    ({ object, when: { from } }) =>
      from <= until &&
      (object.status?.conditions ?? []).some(
        (one) => one.type === what.type && one.status === what.status && conditionText(one) === words,
      ),
  );
  return isSo ? [] : [`not in those words: ${key} (${words}); it was (${text})`];
}

function untrue(entry: ToldEntry, truths: readonly Truth[]): string {
  const key = toldKey(entry);
  const at = truths.filter((truth) => truth.key === key).map(({ when }) => shown(when));
  const told = `${key} at ${entry.when.earliest ?? 'any time'} to ${entry.when.latest} (${entry.sources.join(', ')})`;
  return at.length === 0 ? `invented: ${told}` : `not then: ${told}; it was ${at.join('; ')}`;
}

function shown({ from, to }: TrueTime): string {
  return `${new Date(from).toISOString()} to ${new Date(to).toISOString()}`;
}

interface Match {
  readonly entry: ToldEntry;
  readonly truth: Truth | undefined;
}

/** Entries stand in the order in which things happened; where the times they state overlap, they cannot know. */
function ordered(matches: readonly Match[]): { readonly wrong: readonly string[]; readonly swapped: number } {
  const wrong: string[] = [];
  let swapped = 0;
  for (const [at, first] of matches.entries()) {
    for (const second of matches.slice(at + 1)) {
      if (first.truth === undefined || second.truth === undefined || second.truth.when.to >= first.truth.when.from)
        continue;
      const couldTell =
        first.entry.when.earliest !== undefined &&
        Date.parse(second.entry.when.latest) + STAMP_AGE < Date.parse(first.entry.when.earliest);
      if (couldTell) wrong.push(`told after what came later: ${toldKey(second.entry)} after ${toldKey(first.entry)}`);
      else swapped += 1;
    }
  }
  return { wrong, swapped };
}

/** The last span of each lane is what is so now, and each condition that is so has a lane. */
function present({ object, lanes }: ToldObject, versions: readonly TrueVersion[]): readonly string[] {
  const last = versions.findLast((version) => version.object.metadata.uid === object.uid);
  if (last === undefined) return ['the witness has never seen it'];
  if (last.isEnd) return [];
  const now = last.object.status?.conditions ?? [];
  const told = lanes.flatMap(({ type, spans }) => {
    const span = spans.at(-1);
    return span?.status === undefined ? [] : [`${type} ${span.status} ${span.reason} ${span.message}`];
  });
  const real = now.map(({ type, status, reason = '', message = '' }) => `${type} ${status} ${reason} ${message}`);
  return [
    ...real.filter((one) => !told.includes(one)).map((one) => `is so and is not told: ${one}`),
    ...told.filter((one) => !real.includes(one)).map((one) => `told and not so: ${one}`),
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
