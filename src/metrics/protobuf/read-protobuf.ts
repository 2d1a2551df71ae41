import type { MetricsPage } from '../page.ts';
import { PageBuilder } from '../page-builder.ts';
import { readHistogram } from './read-histogram.ts';
import { Wire } from './wire.ts';

const GAUGE_HISTOGRAM = 5;

/** What the samples of a family can have behind its name; a counter's name has its _total here. */
const SUFFIXES = ['_sum', '_count', '_bucket'];

/**
 * Reads messages io.prometheus.client.MetricFamily, each with its length in front (prometheus/client_model
 * io/prometheus/client/metrics.proto; the fields' numbers are those of that file). Messages of families that nobody
 * wants are passed over as a whole.
 */
export function readProtobuf(bytes: Uint8Array, wanted: (name: string) => boolean): MetricsPage {
  const page = new PageBuilder();
  const wire = new Wire(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  let families = 0;
  while (!wire.ended) {
    const { at } = wire;
    const family = readFamily(wire.delimited(), wanted);
    if (wire.failed) {
      page.fail(`the message at byte ${at} is cut off`);
      break;
    }
    if (family === undefined) page.fail(`the message at byte ${at}`);
    else families++;
    for (const metric of family?.metrics ?? [])
      if (!readMetric(metric, family?.name ?? '', page)) page.fail(`${family?.name}: a metric that can't be read`);
  }
  return page.build('protobuf', families);
}

interface Family {
  readonly name: string;
  /** None of a family that is not wanted. */
  readonly metrics: readonly Wire[];
}

function readFamily(wire: Wire, wanted: (name: string) => boolean): Family | undefined {
  let name = '';
  let type = 0;
  const metrics: Wire[] = [];
  while (wire.next()) {
    if (wire.field === 1) {
      name = wire.string();
      if (!wanted(name) && !SUFFIXES.some((suffix) => wanted(name + suffix))) return { name, metrics: [] };
    } else if (wire.field === 3) type = wire.unsigned();
    else if (wire.field === 4) metrics.push(wire.message());
    else wire.skip();
  }
  if (wire.failed || name === '') return undefined;
  return { name, metrics: type === GAUGE_HISTOGRAM ? [] : metrics };
}

function readMetric(wire: Wire, name: string, page: PageBuilder): boolean {
  const labels: Record<string, string> = {};
  let value: Wire | undefined;
  let kind = 0;
  while (wire.next()) {
    if (wire.field === 1) readLabel(wire, labels);
    else if (wire.field === 6) wire.skip();
    else {
      kind = wire.field;
      value = wire.message();
    }
  }
  if (wire.failed || value === undefined) return false;
  if (kind === 4) return readSummary(value, name, labels, page);
  if (kind === 7) {
    const histogram = readHistogram(value);
    if (histogram !== undefined) page.histogram({ name, labels, histogram });
    return histogram !== undefined;
  }
  // Gauge, counter or untyped: they are alike.
  const number = readNumber(value);
  if (number !== undefined) page.sample({ name, labels, value: number });
  return number !== undefined;
}

function readLabel(metric: Wire, labels: Record<string, string>): void {
  const wire = metric.message();
  let [name, value] = ['', ''];
  while (wire.next()) {
    if (wire.field === 1) name = wire.string();
    else if (wire.field === 2) value = wire.string();
    else wire.skip();
  }
  metric.failed ||= wire.failed || name === '__proto__' || Object.hasOwn(labels, name);
  labels[name] = value;
}

function readNumber(wire: Wire): number | undefined {
  let value = 0;
  while (wire.next()) {
    if (wire.field === 1) value = wire.double();
    else wire.skip();
  }
  return wire.failed ? undefined : value;
}

function readSummary(wire: Wire, name: string, labels: Record<string, string>, page: PageBuilder): boolean {
  let [count, sum] = [0, 0];
  const quantiles: [number, number][] = [];
  while (wire.next()) {
    if (wire.field === 1) count = wire.unsigned();
    else if (wire.field === 2) sum = wire.double();
    else if (wire.field === 3) quantiles.push(readQuantile(wire));
    else wire.skip();
  }
  if (wire.failed) return false;
  for (const [quantile, value] of quantiles)
    page.sample({ name, labels: { ...labels, quantile: `${quantile}` }, value });
  page.sample({ name: `${name}_sum`, labels, value: sum });
  page.sample({ name: `${name}_count`, labels, value: count });
  return true;
}

function readQuantile(summary: Wire): [number, number] {
  const wire = summary.message();
  let [quantile, value] = [0, 0];
  while (wire.next()) {
    if (wire.field === 1) quantile = wire.double();
    else if (wire.field === 2) value = wire.double();
    else wire.skip();
  }
  summary.failed ||= wire.failed;
  return [quantile, value];
}
