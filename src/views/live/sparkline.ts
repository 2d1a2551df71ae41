const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/**
 * The last values as bars, one a column, right-aligned: a full bar is the highest of those that are shown, the lowest
 * is zero or next to it. A value that is not known is a blank.
 */
export function sparkline(values: readonly (number | undefined)[], width: number): string {
  if (width <= 0) return '';
  const shown = values.slice(-width).map((value) => (Number.isFinite(value) ? value : undefined));
  const highest = Math.max(0, ...shown.map((value) => value ?? 0));
  return shown
    .map((value) => bar(value, highest))
    .join('')
    .padStart(width);
}

function bar(value: number | undefined, highest: number): string {
  if (value === undefined) return ' ';
  if (value <= 0 || highest <= 0) return BARS[0] ?? '';
  // Anything above zero is seen to be.
  return BARS[Math.max(1, Math.ceil((value / highest) * BARS.length) - 1)] ?? '';
}
