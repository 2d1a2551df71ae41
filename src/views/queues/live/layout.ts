import type { LiveColumn } from './columns.ts';

/** A column with the width that it has on this screen. */
export interface PlacedColumn {
  readonly column: LiveColumn;
  readonly width: number;
  /** Blanks before it. */
  readonly gap: number;
}

/** Screens from this width on have two blanks between columns. */
const ROOMY = 100;

/** Blanks before a column that is not the first; a sparkline stands nearer to its figure. */
function gapBefore({ width }: LiveColumn, screen: number): number {
  const isSpark = typeof width === 'object' && width.kind === 'spark';
  return isSpark || screen < ROOMY ? 1 : 2;
}

/**
 * Which columns a screen has, and how wide each is: figures have their width always, so that nothing moves from look to
 * look; texts what they need; sparklines share what is left.
 * @param needed columns that the longest text of each column takes
 */
export function placeColumns(
  columns: readonly LiveColumn[],
  needed: readonly number[],
  screen: number,
): readonly PlacedColumn[] {
  const sized = columns.map((column, at) => ({ column, ...limits(column, needed[at] ?? 0) }));
  let used = sized.filter(({ most }) => most > 0);
  const gaps = () => used.slice(1).reduce((sum, { column }) => sum + gapBefore(column, screen), 0);
  const left = () => screen - gaps() - used.reduce((sum, { least }) => sum + least, 0);
  while (left() < 0) {
    const spare = used.filter(({ column }) => column.spare !== undefined);
    const [first] = spare.toSorted((a, b) => (a.column.spare ?? 0) - (b.column.spare ?? 0));
    if (first === undefined) break;
    used = used.filter((each) => each !== first);
  }
  const shared = share(used, left());
  // A screen on which not even the texts fit cuts them.
  const excess = Math.max(0, -left());
  const widest = Math.max(...shared.map(({ width }) => width));
  return shared.map(({ column, width }, at) => ({
    column,
    width: width === widest ? Math.max(1, width - excess) : width,
    gap: at === 0 ? 0 : gapBefore(column, screen),
  }));
}

interface Sized {
  readonly column: LiveColumn;
  readonly least: number;
  readonly wanted: number;
  readonly most: number;
}

function limits({ width, title }: LiveColumn, needed: number): Omit<Sized, 'column'> {
  if (typeof width === 'number') return { least: width, wanted: width, most: width };
  if (width.kind === 'spark') return { least: width.least, wanted: width.least, most: width.most };
  if (needed === 0) return { least: 0, wanted: 0, most: 0 };
  const wanted = Math.min(Math.max(needed, title.length), width.most);
  return { least: Math.min(width.least, wanted), wanted, most: wanted };
}

/** Texts first get what they want, one after the other; then sparklines share the rest evenly. */
function share(used: readonly Sized[], all: number): Omit<PlacedColumn, 'gap'>[] {
  let room = Math.max(0, all);
  const texts = used.map((each) => {
    const more = Math.min(room, each.wanted - each.least);
    room -= more;
    return { ...each, width: each.least + more };
  });
  const sparks = texts.filter(({ most, width }) => most > width).length;
  return texts.map(({ column, width, most }) => ({
    column,
    width: sparks === 0 ? width : Math.min(most, width + (most > width ? Math.floor(room / sparks) : 0)),
  }));
}
