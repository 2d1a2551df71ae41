import { type Axis, columnSpan } from './axis.ts';
import type { State, Stretch } from './stretches.ts';

/** What a column shows: one state, or `mixed` where it changed more than once within. */
export type CellState = State | { readonly kind: 'mixed' };

const OPEN: State = { kind: 'open' };

/**
 * The columns of a lane. The last one shows the state at its end: what is so now must be seen. A state that lasts less than a
 * column does not get lost between two: the column that its middle is in is `mixed`.
 */
export function cellsOf(spans: readonly Stretch[], axis: Axis): readonly CellState[] {
  const stretches = withoutRepeats(spans);
  const span = columnSpan(axis);
  let first = 0;
  return Array.from({ length: axis.columns }, (_, column) => {
    // What began at the very end is so now.
    if (column === axis.columns - 1) return stretches.findLast((stretch) => stretch.from <= axis.to)?.state ?? OPEN;
    const from = axis.from + column * span;
    const to = from + span;
    while ((stretches[first]?.to ?? Number.POSITIVE_INFINITY) <= from) first += 1;
    const here = stretches[first];
    // Most columns lie in one stretch.
    if (here !== undefined && here.from <= from && here.to >= to) return here.state;
    const within: Stretch[] = [];
    for (let at = first; at < stretches.length; at += 1) {
      const stretch = stretches[at];
      if (stretch === undefined || stretch.from >= to) break;
      within.push(stretch);
    }
    return cellOf(within, from, to);
  });
}

function cellOf(within: readonly Stretch[], from: number, to: number): CellState {
  const told = within.filter(({ state }) => state.kind !== 'open');
  const isLost = (stretch: Stretch) => {
    const middle = (stretch.from + stretch.to) / 2;
    return stretch.to - stretch.from < to - from && middle >= from && middle < to;
  };
  if (told.length > 2 || (told.length === 2 && told.some(isLost))) return { kind: 'mixed' };
  const [one, other] = told;
  if (one === undefined) return OPEN;
  return other === undefined || lasts(one, from, to) >= lasts(other, from, to) ? one.state : other.state;
}

/** A change of reason or message alone is none here. */
function withoutRepeats(stretches: readonly Stretch[]): readonly Stretch[] {
  const kept: Stretch[] = [];
  for (const stretch of stretches) {
    const before = kept.at(-1);
    if (before !== undefined && isAlike(before.state, stretch.state))
      kept[kept.length - 1] = { ...stretch, from: before.from };
    else kept.push(stretch);
  }
  return kept;
}

function isAlike(a: State, b: State): boolean {
  return a.kind === b.kind && (a.kind !== 'status' || (b.kind === 'status' && a.status === b.status));
}

function lasts(stretch: Stretch, from: number, to: number): number {
  return Math.min(stretch.to, to) - Math.max(stretch.from, from);
}
