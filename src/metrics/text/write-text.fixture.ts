import type { Sample } from '../page.ts';

/** Writes Prometheus text 1.0.0 for tests; names that need it are quoted. */
export function sampleLine({ name, labels, value }: Sample): string {
  const pairs = Object.entries(labels).map(
    ([label, text]) => `${isPlain(label) ? label : quoted(label)}=${quoted(text)}`,
  );
  if (!isPlain(name)) return `{${[quoted(name), ...pairs].join(',')}} ${numberText(value)}\n`;
  return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${numberText(value)}\n`;
}

/** The lines of a classic histogram. @param cumulative by upper bound, Infinity among them */
export function histogramLines(
  name: string,
  labels: Sample['labels'],
  cumulative: readonly (readonly [number, number])[],
  sum: number,
  openMetrics: boolean,
): string {
  const bound = (le: number) => (openMetrics && Number.isInteger(le) ? `${le}.0` : numberText(le));
  const count = cumulative.at(-1)?.[1] ?? 0;
  return [
    `# TYPE ${name} histogram\n`,
    ...cumulative.map(([le, value]) =>
      sampleLine({ name: `${name}_bucket`, labels: { ...labels, le: bound(le) }, value }),
    ),
    sampleLine({ name: `${name}_sum`, labels, value: sum }),
    sampleLine({ name: `${name}_count`, labels, value: count }),
  ].join('');
}

function isPlain(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

function numberText(value: number): string {
  return Number.isFinite(value) ? `${value}` : value > 0 ? '+Inf' : value < 0 ? '-Inf' : 'NaN';
}
