/** One sample of a metrics page. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Lines that are looked at: a big operator's page has tens of thousands. */
const MOST = 200_000;

/**
 * Reads those samples of a metrics page whose name is wanted (prometheus.io/docs, Exposition formats; OpenMetrics is
 * alike as far as single samples go). Lines that are no samples are left out.
 */
export function samplesOf(page: string, wanted: ReadonlySet<string>): Sample[] {
  const samples: Sample[] = [];
  for (const line of page.split('\n', MOST)) {
    const [, name = '', labels = '', value = ''] = /^([A-Za-z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)/.exec(line) ?? [];
    if (wanted.has(name)) samples.push({ name, labels: labelsIn(labels), value: numberIn(value) });
  }
  return samples;
}

function labelsIn(text: string): Record<string, string> {
  const pairs = text.matchAll(/([A-Za-z_]\w*)="((?:[^"\\]|\\.)*)"/g);
  return Object.fromEntries([...pairs].map(([, key = '', value = '']) => [key, value.replaceAll(/\\(.)/g, '$1')]));
}

function numberIn(text: string): number {
  if (text === '+Inf') return Number.POSITIVE_INFINITY;
  if (text === '-Inf') return Number.NEGATIVE_INFINITY;
  return Number(text);
}
