import { type Axis, columnSpan } from './axis.ts';
import type { State, Stretch } from './stretches.ts';

/** What a column shows: one state, or `mixed` where it changed more than once within. */
export type CellState = State | { readonly kind: 'mixed' };

const OPEN: State = { kind: 'open' };

/** The columns of a lane. The last one shows the state at its end: what is so now must be seen. */
export function cellsOf(stretches: readonly Stretch[], axis: Axis): readonly CellState[] {
  const span = columnSpan(axis);
  let first = 0;
  return Array.from({ length: axis.columns }, (_, column) => {
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
    return cellOf(within, from, to, column === axis.columns - 1);
  });
}

function cellOf(within: readonly Stretch[], from: number, to: number, isLast: boolean): CellState {
  const told = within.filter(({ state }) => state.kind !== 'open');
  const last = within.at(-1);
  if (isLast && last !== undefined) return last.state;
  const changes = told.filter(({ state }, at) => at > 0 && !isAlike(state, told[at - 1]?.state));
  if (changes.length > 1) return { kind: 'mixed' };
  const most = told.toSorted((a, b) => lasts(b, from, to) - lasts(a, from, to))[0];
  return most?.state ?? OPEN;
}

function isAlike(a: State, b: State | undefined): boolean {
  return a.kind === b?.kind && (a.kind !== 'status' || (b.kind === 'status' && a.status === b.status));
}

function lasts(stretch: Stretch, from: number, to: number): number {
  return Math.min(stretch.to, to) - Math.max(stretch.from, from);
}
