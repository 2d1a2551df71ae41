import type { Entry } from './entry.ts';
import type { GenerationChange, Happening } from './happening.ts';
import { specWrites, writesSpec } from './spec-writes.ts';
import { toldStatusWrites } from './status-writes.ts';
import { subjectKey } from './subject.ts';
import { between, type When } from './when.ts';

/** An entry as it is shown: what repeats is one, in the place of the last of it. */
export interface Fold {
  /** The last of them. */
  readonly entry: Entry;
  /** How often it happened: Events count, too. */
  readonly count: number;
  /** When it happened; with a count from the first to the last of them. */
  readonly when: When;
  /** Statuses that a condition went through, in the order in which they came first; empty elsewhere. */
  readonly statuses: readonly string[];
  /** The generation that a write made, which is not told by itself then. */
  readonly generation: GenerationChange | undefined;
}

/** How many of a kind are one; kinds that are not here are always told one by one. */
const LEAST: Partial<Readonly<Record<Happening['kind'], number>>> = {
  event: 2,
  log: 2,
  container: 3,
  write: 3,
  observed: 3,
  condition: 4,
};

/**
 * Folds what repeats between two things that may be its cause, such as a change of the spec, a rollout or a hole: the same
 * Event, lines of a log, a condition that goes back and forth. What another entry tells, too, is left out: the generation that
 * a write made, the write of a status whose conditions are told.
 * @param entries in order
 */
export function folded(entries: readonly Entry[]): readonly Fold[] {
  const { generations, told: made } = specWrites(entries);
  const told = made.union(toldStatusWrites(entries));
  const groups = new Map<string, Entry[]>();
  let part = 0;
  for (const entry of entries) {
    if (told.has(entry)) continue;
    if (isCause(entry.what)) part += 1;
    const key = repeatKey(entry, part);
    const group = groups.get(key ?? '');
    if (group !== undefined) group.push(entry);
    else if (key !== undefined) groups.set(key, [entry]);
  }
  const runs = new Map(
    [...groups.values()].flatMap(runsOf).flatMap((run) => run.map((entry) => [entry, run] as const)),
  );
  return entries.flatMap((entry): Fold[] => {
    if (told.has(entry)) return [];
    const run = runs.get(entry) ?? [entry];
    if (run.length < (LEAST[entry.what.kind] ?? Number.POSITIVE_INFINITY))
      return [foldOf([entry], generations.get(entry))];
    return run.at(-1) === entry ? [foldOf(run, undefined)] : [];
  });
}

/** A pause that is so many times as long as most ends a run. */
const PAUSE = 4;
/** Pauses of half a minute end nothing, in milliseconds. */
const LEAST_PAUSE = 30_000;

/** Repeats that follow each other at a like pace: what happens again after a long pause is news. */
function runsOf(group: readonly Entry[]): readonly (readonly Entry[])[] {
  const pauses = group.slice(1).map((entry, at) => entry.when.latest - (group[at]?.when.latest ?? 0));
  const middle = pauses.toSorted((a, b) => a - b)[Math.floor(pauses.length / 2)] ?? 0;
  const longest = Math.max(LEAST_PAUSE, middle * PAUSE);
  const runs: Entry[][] = [];
  for (const [at, entry] of group.entries()) {
    const last = runs.at(-1);
    if (last === undefined || (pauses[at - 1] ?? 0) > longest) runs.push([entry]);
    else last.push(entry);
  }
  return runs;
}

/** What may make everything after it different: repeats before and after are told apart. */
function isCause(what: Happening): boolean {
  switch (what.kind) {
    case 'created':
    case 'deletion-asked':
    case 'deleted':
    case 'generation':
    case 'rollout':
    case 'release':
    case 'hole':
      return true;
    case 'write':
      return writesSpec(what);
    default:
      return false;
  }
}

/** What repeats have in common; undefined: it is told by itself. */
function repeatKey({ subject, what }: Entry, part: number): string | undefined {
  const about = [part, subjectKey(subject), what.kind];
  switch (what.kind) {
    case 'event':
      return JSON.stringify([...about, what.type, what.reason, what.message, what.reporter, what.earlier ?? '']);
    case 'log':
      return JSON.stringify([...about, what.pod, what.text]);
    case 'condition':
      return JSON.stringify([...about, what.type]);
    case 'container':
      return JSON.stringify([...about, what.container, what.state, what.reason]);
    case 'write':
      return isCause(what)
        ? undefined
        : JSON.stringify([...about, what.manager, what.operation, what.subresource ?? '']);
    case 'observed':
      return JSON.stringify(about);
    default:
      return undefined;
  }
}

function foldOf(group: readonly Entry[], generation: GenerationChange | undefined): Fold {
  const [first, ...others] = group;
  const last = others.at(-1) ?? first;
  if (first === undefined || last === undefined) throw new Error('a fold holds an entry at least');
  const begins = group.length > 1 ? (startOf(first) ?? first.when.earliest) : startOf(first);
  return {
    entry: last,
    count: countOf(group),
    when: begins === undefined ? last.when : between(Math.min(begins, last.when.latest), last.when.latest),
    statuses: statusesOf(group),
    generation,
  };
}

/** The first moment of what an entry counts; undefined: its own time says all. */
function startOf(first: Entry): number | undefined {
  const { what, when } = first;
  if (what.kind === 'phase' && what.repeated !== undefined) return what.repeated.first;
  if (what.kind === 'hole') return what.from;
  if (what.kind === 'event' || what.kind === 'log') return what.count > 1 ? (what.first ?? when.earliest) : undefined;
  return when.earliest;
}

/** Counted where the cluster counts: several readings of one Event hold the same beginning, and the highest is right. */
function countOf(group: readonly Entry[]): number {
  const counts = new Map<number | string, number>();
  for (const [at, { what }] of group.entries()) {
    const counted = what.kind === 'event' || what.kind === 'log';
    const key = counted && what.first !== undefined ? what.first : `entry ${at}`;
    counts.set(key, Math.max(counts.get(key) ?? 0, counted ? what.count : 1));
  }
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function statusesOf(group: readonly Entry[]): readonly string[] {
  const statuses = group.flatMap(({ what }, at) => {
    if (what.kind !== 'condition') return [];
    const before = at === 0 ? what.before?.status : undefined;
    return [...(before === undefined ? [] : [before]), what.status ?? 'removed'];
  });
  return [...new Set(statuses)];
}
