import type { MetricsPage } from '../page.ts';
import { PageBuilder } from '../page-builder.ts';
import type { Named } from '../series-index.ts';
import { readHistogram } from './read-histogram.ts';
import { readSummary } from './read-summary.ts';
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
    const outer = wire.enterAt(at);
    if (wire.failed) {
      page.fail(`the message at byte ${at} is cut off`);
      break;
    }
    const name = readFamily(wire, wanted, page);
    if (wire.leaveAlone(outer) || name === undefined) page.fail(`the message at byte ${at}`);
    else families++;
  }
  return page.build('protobuf', families);
}

/** Any client writes the name and the type before the metrics. @returns the name */
function readFamily(wire: Wire, wanted: (name: string) => boolean, page: PageBuilder): string | undefined {
  let name: string | undefined;
  let type = 0;
  while (wire.next()) {
    if (wire.field === 1) {
      name = wire.string();
      if (!wanted(name) && !SUFFIXES.some((suffix) => wanted(name + suffix))) return name;
    } else if (wire.field === 3) type = wire.unsigned();
    else if (wire.field !== 4 || type === GAUGE_HISTOGRAM) wire.skip();
    else if (name === undefined) return undefined;
    else readMetric(wire, name, page);
  }
  return name;
}

function readMetric(wire: Wire, name: string, page: PageBuilder): void {
  const labels: Record<string, string> = {};
  const outer = wire.enter();
  let kind = 0;
  let valueAt = 0;
  while (wire.next()) {
    if (wire.field === 1) readLabel(wire, labels);
    else {
      if (wire.field !== 6) [kind, valueAt] = [wire.field, wire.at];
      wire.skip();
    }
  }
  const isRead = !wire.failed && kind !== 0 && readValue(wire, kind, valueAt, { name, labels }, page);
  if (wire.leaveAlone(outer) || !isRead) page.fail(`${name}: a metric that can't be read`);
}

function readLabel(wire: Wire, labels: Record<string, string>): void {
  const outer = wire.enter();
  let [name, value] = ['', ''];
  while (wire.next()) {
    if (wire.field === 1) name = wire.string();
    else if (wire.field === 2) value = wire.string();
    else wire.skip();
  }
  wire.leave(outer);
  wire.failed ||= name === '__proto__' || Object.hasOwn(labels, name);
  labels[name] = value;
}

/** @param at where the value's length is: it is read when all labels are known */
function readValue(wire: Wire, kind: number, at: number, series: Named, page: PageBuilder): boolean {
  const outer = wire.enterAt(at);
  const isRead = read(wire, kind, series, page);
  wire.leave(outer);
  return isRead && !wire.failed;
}

function read(wire: Wire, kind: number, { name, labels }: Named, page: PageBuilder): boolean {
  if (kind === 4) return readSummary(wire, name, labels, page);
  if (kind === 7) {
    const histogram = readHistogram(wire);
    if (histogram !== undefined) page.histogram({ name, labels, histogram });
    return histogram !== undefined;
  }
  // Gauge, counter or untyped: they are alike.
  let value = 0;
  while (wire.next()) {
    if (wire.field === 1) value = wire.double();
    else wire.skip();
  }
  if (!wire.failed) page.sample({ name, labels, value });
  return !wire.failed;
}
