import type { Entry, Subject } from '../entry.ts';
import type { FieldChange } from '../happening.ts';
import { specWrites, writesSpec } from '../spec-writes.ts';
import { isSame } from '../subject.ts';
import type { Timeline } from '../timeline.ts';

/** A change of the spec that something tells of. */
export interface SpecChange {
  readonly entry: Entry;
  /** What changed; undefined: nothing tells what was there before. */
  readonly changes: readonly FieldChange[] | undefined;
  /** The generation that it made, where it is known. */
  readonly generation: number | undefined;
}

/** What changed in the spec of one subject. */
export interface SubjectChanges {
  readonly subject: Subject;
  /** Oldest first. */
  readonly changes: readonly SpecChange[];
  /** What was applied last with `kubectl apply` and is otherwise now; undefined where nobody applied so, or it cannot be read. */
  readonly applied: readonly FieldChange[] | undefined;
  /** All of a part as one; undefined: none was asked for. */
  readonly comparison: Comparison | undefined;
}

/** What differs between two moments, or two generations. */
export interface Comparison {
  readonly changes: readonly FieldChange[];
  /** Changes in between of which nothing tells what was there before: more may differ. */
  readonly unknown: number;
}

/** Between what to compare: moments in milliseconds since the epoch, or generations, the first not included. */
export interface ComparedRange {
  readonly kind: 'times' | 'generations';
  readonly from: number;
  readonly to: number;
}

/**
 * What changed in the spec of each subject.
 * @param applied what was applied last and is otherwise now, by uid
 */
export function specChanges(
  { subjects, entries }: Timeline,
  applied: ReadonlyMap<string, readonly FieldChange[]>,
  range: ComparedRange | undefined,
): readonly SubjectChanges[] {
  return subjects.map((subject) => {
    const own = entries.filter((entry) => isSame(entry.subject, subject));
    const changes = changesOf(own);
    return {
      subject,
      changes,
      applied: applied.get(subject.uid),
      comparison: range === undefined ? undefined : compared(changes, range, reached(own)),
    };
  });
}

/** A write of the spec is told by the generation that it made, where that says what changed. */
function changesOf(entries: readonly Entry[]): readonly SpecChange[] {
  const { generations, told } = specWrites(entries);
  return entries.flatMap((entry): SpecChange[] => {
    const { what } = entry;
    if (what.kind === 'generation') {
      const { generation, changes } = what;
      return told.has(entry) ? [] : [{ entry, changes, generation }];
    }
    if (what.kind === 'rollout') return [{ entry, changes: what.changes, generation: undefined }];
    if (what.kind !== 'write' || !writesSpec(what)) return [];
    const made = generations.get(entry);
    return [{ entry, changes: made?.changes, generation: made?.generation }];
  });
}

/** The highest generation that anything tells of; undefined where nothing tells of any. */
function reached(entries: readonly Entry[]): number | undefined {
  return entries.reduce<number | undefined>((highest, { what }) => {
    const generation = 'generation' in what ? what.generation : undefined;
    return generation === undefined ? highest : Math.max(highest ?? 0, generation);
  }, undefined);
}

/**
 * Of each field what it was first and what it became last; what came back to what it was does not differ.
 * @param last the last generation that there is; undefined where nobody knows
 */
function compared(changes: readonly SpecChange[], range: ComparedRange, last = range.to): Comparison {
  const within = changes.filter((change) => isWithin(change, range));
  const byPath = new Map<string, FieldChange>();
  for (const { path, before, after } of within.flatMap((change) => change.changes ?? [])) {
    const first = byPath.get(path);
    byPath.set(path, { path, before: first === undefined ? before : first.before, after });
  }
  const known = new Set(
    within.flatMap(({ changes: own, generation }) => (own === undefined ? [] : (generation ?? []))),
  );
  const missing =
    range.kind === 'times'
      ? within.filter((change) => change.changes === undefined && !isExplained(change, within)).length
      : Math.max(0, Math.min(range.to, last) - range.from - known.size);
  return { changes: [...byPath.values()].filter(({ before, after }) => before !== after), unknown: missing };
}

function isWithin({ entry, generation }: SpecChange, { kind, from, to }: ComparedRange): boolean {
  if (kind === 'generations') return generation !== undefined && generation > from && generation <= to;
  return entry.when.latest > from && (entry.when.earliest ?? entry.when.latest) <= to;
}

/** A write of a template alone, that a rollout of the same moment tells of. */
function isExplained({ entry }: SpecChange, others: readonly SpecChange[]): boolean {
  const { what, when } = entry;
  if (what.kind === 'rollout') return false;
  const fields = what.kind === 'write' ? what.fields : [];
  if (fields.length === 0 || !fields.every((field) => field.startsWith('spec.template'))) return false;
  return others.some(
    (other) =>
      other.entry.what.kind === 'rollout' &&
      other.changes !== undefined &&
      Math.abs(other.entry.when.latest - when.latest) <= ROLLOUT_DELAY,
  );
}

/** Milliseconds within which a controller makes a revision of a template that was written. */
const ROLLOUT_DELAY = 5000;
