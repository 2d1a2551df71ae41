import type { Entry } from './entry.ts';
import type { Happening } from './happening.ts';
import { subjectKey } from './subject.ts';

/** An entry that can be compared with others whose order is not known. */
export interface Placeable {
  readonly entry: Entry;
  /** Not before that of the entries that are known to come before it, nor after that of those that come after it. */
  readonly latest: number;
  readonly rank: number;
  /** Both are made when they are needed. */
  subject: string | undefined;
  text: string | undefined;
}

/** @param latest when it has happened at the latest, milliseconds since the epoch */
export function placeable(entry: Entry, latest: number): Placeable {
  return { entry, latest, rank: rankOf(entry.what), subject: undefined, text: undefined };
}

/**
 * What comes first of things that can have happened in either order: a write of the spec comes before the operator's answer,
 * and that before what is reported about it.
 */
const RANKS: Readonly<Record<Happening['kind'], number>> = {
  created: 0,
  hole: 0,
  release: 1,
  write: 2,
  generation: 3,
  'deletion-asked': 4,
  rollout: 5,
  lease: 6,
  container: 7,
  log: 8,
  observed: 9,
  phase: 10,
  condition: 11,
  event: 12,
  deleted: 13,
};

/** The operator writes its status when it has come to the conditions in it, and no write of the spec is caused by it. */
const STATUS_WRITE = RANKS.observed - 0.5;

function rankOf(what: Happening): number {
  return what.kind === 'write' && what.subresource === 'status' ? STATUS_WRITE : RANKS[what.kind];
}

/**
 * Which of two comes first where nothing is known of it: causes before effects, what was over earlier, each subject by itself
 * in the order of its source. Whatever the order in which they were read: the same entries always come out the same.
 */
export function comesBefore(a: Placeable, b: Placeable): boolean {
  return (a.rank - b.rank || a.latest - b.latest || bySubject(a, b) || byTurn(a, b) || byText(a, b)) < 0;
}

function bySubject(a: Placeable, b: Placeable): number {
  a.subject ??= subjectKey(a.entry.subject);
  b.subject ??= subjectKey(b.entry.subject);
  return compared(a.subject, b.subject);
}

function byTurn(a: Placeable, b: Placeable): number {
  return (a.entry.turn ?? 0) - (b.entry.turn ?? 0);
}

function byText(a: Placeable, b: Placeable): number {
  a.text ??= JSON.stringify(a.entry);
  b.text ??= JSON.stringify(b.entry);
  return compared(a.text, b.text);
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
