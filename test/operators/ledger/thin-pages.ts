/**
 * Two pages of one process without the buckets that say nothing: those that in both pages count as many as the bucket
 * before and the one behind them. Micrometer's timers have some 70; quantiles from what is left are the same.
 */
export function thinned(before: string, after: string): [string, string] {
  const [one, two] = [before.split('\n'), after.split('\n')];
  const dull = [bordersOf(one), bordersOf(two)];
  const keep = (line: string): boolean => {
    const series = seriesOf(line);
    return series === undefined || line.includes('le="+Inf"') || dull.some((borders) => borders.has(series));
  };
  return [one.filter(keep).join('\n'), two.filter(keep).join('\n')];
}

/** The buckets whose count differs from that of a neighbour, or from 0 where none is before them. */
function bordersOf(lines: readonly string[]): Set<string> {
  const borders = new Set<string>();
  let before: { readonly series: string; readonly line: string } | undefined;
  for (const line of lines) {
    const series = seriesOf(line);
    const sameHistogram = histogramOf(before?.series) === histogramOf(series);
    if (
      series !== undefined &&
      countOf(line) !== (sameHistogram && before !== undefined ? countOf(before.line) : '0')
    ) {
      borders.add(series);
      if (sameHistogram && before !== undefined) borders.add(before.series);
    }
    before = series === undefined ? undefined : { series, line };
  }
  return borders;
}

/** Name and labels of a bucket; undefined for any other line. */
function seriesOf(line: string): string | undefined {
  return line.includes('_bucket{') ? line.slice(0, line.lastIndexOf(' ')) : undefined;
}

function histogramOf(series: string | undefined): string | undefined {
  return series?.replace(/,?le="[^"]*"/, '');
}

function countOf(line: string): string {
  return line.slice(line.lastIndexOf(' ') + 1);
}
