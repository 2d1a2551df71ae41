/** A part of time, in milliseconds since the epoch. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Nobody looks closer: most times are known to the second. */
const LEAST = 1000;

/**
 * A range that is so many times as long, with one moment in its place.
 * @param bounds what it never goes beyond
 */
export function zoomed({ from, to }: Range, bounds: Range, factor: number, at: number): Range {
  const whole = bounds.to - bounds.from;
  const span = Math.min(whole, Math.max(Math.min(LEAST, whole), (to - from) * factor));
  const share = to === from ? 0.5 : (at - from) / (to - from);
  return within({ from: at - share * span, to: at + (1 - share) * span }, bounds);
}

/** A range of the same length that begins so much later. */
export function moved({ from, to }: Range, bounds: Range, by: number): Range {
  return within({ from: from + by, to: to + by }, bounds);
}

/** From one moment to another, whichever is first. */
export function spanned(a: number, b: number, bounds: Range): Range {
  const range = { from: Math.min(a, b), to: Math.max(a, b) };
  return range.to - range.from < LEAST ? zoomed(range, bounds, 1, range.from) : within(range, bounds);
}

function within({ from, to }: Range, bounds: Range): Range {
  const by = from < bounds.from ? bounds.from - from : to > bounds.to ? bounds.to - to : 0;
  return { from: Math.round(Math.max(bounds.from, from + by)), to: Math.round(Math.min(bounds.to, to + by)) };
}
