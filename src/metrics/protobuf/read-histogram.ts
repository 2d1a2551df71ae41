import { classicHistogram } from '../classic-histogram.ts';
import type { Histogram } from '../page.ts';
import { nativeBuckets, type Side } from './native-buckets.ts';
import type { Wire } from './wire.ts';

/** The Histogram message of prometheus/client_model io/prometheus/client/metrics.proto. */
class Fields {
  count = 0;
  countFloat = 0;
  sum = 0;
  /** Classic buckets, which are not read before it is known that native ones don't do. */
  readonly classic: Wire[] = [];
  schema = 0;
  zeroThreshold = 0;
  zeroCount = 0;
  zeroCountFloat = 0;
  readonly positive: Side = { spans: [], deltas: [], counts: [] };
  readonly negative: Side = { spans: [], deltas: [], counts: [] };
}

/** @returns undefined where the message is broken, or has neither buckets nor a count that go together */
export function readHistogram(wire: Wire): Histogram | undefined {
  const fields = new Fields();
  while (wire.next()) readField(fields, wire);
  if (wire.failed) return undefined;
  const { classic, sum } = fields;
  // A histogram that counts other than whole numbers says so by these.
  const count = fields.countFloat > 0 ? fields.countFloat : fields.count;
  const zeroCount = fields.zeroCountFloat > 0 ? fields.zeroCountFloat : fields.zeroCount;
  // Where nothing is of native form, not even an empty run (client_golang writes one), it is a classic one.
  if (
    fields.positive.spans.length > 0 ||
    fields.negative.spans.length > 0 ||
    fields.zeroThreshold > 0 ||
    zeroCount > 0
  ) {
    const buckets = nativeBuckets({ ...fields, zeroCount });
    if (buckets !== undefined && (buckets.length > 0 || count === 0 || classic.length === 0))
      return { count, sum, buckets, form: 'native' };
    if (classic.length === 0) return undefined;
  }
  const buckets = classic.map(readBucket);
  if (classic.some(({ failed }) => failed) || buckets.some(({ bound }) => Number.isNaN(bound))) return undefined;
  const bounds = buckets.map(({ bound }) => bound);
  return classicHistogram({ bounds, cumulative: buckets.map(({ total }) => total), sum, count });
}

/** By the numbers in metrics.proto. */
function readField(fields: Fields, wire: Wire): void {
  const { positive, negative } = fields;
  if (wire.field === 1) fields.count = wire.unsigned();
  else if (wire.field === 2) fields.sum = wire.double();
  else if (wire.field === 3) fields.classic.push(wire.message());
  else if (wire.field === 4) fields.countFloat = wire.double();
  else if (wire.field === 5) fields.schema = wire.signed();
  else if (wire.field === 6) fields.zeroThreshold = wire.double();
  else if (wire.field === 7) fields.zeroCount = wire.unsigned();
  else if (wire.field === 8) fields.zeroCountFloat = wire.double();
  else if (wire.field === 9) readSpan(negative, wire);
  else if (wire.field === 10) wire.signedInto(negative.deltas);
  else if (wire.field === 11) wire.doublesInto(negative.counts);
  else if (wire.field === 12) readSpan(positive, wire);
  else if (wire.field === 13) wire.signedInto(positive.deltas);
  else if (wire.field === 14) wire.doublesInto(positive.counts);
  else wire.skip();
}

function readBucket(wire: Wire): { readonly bound: number; readonly total: number } {
  let [count, bound, countFloat] = [0, 0, 0];
  while (wire.next()) {
    if (wire.field === 1) count = wire.unsigned();
    else if (wire.field === 2) bound = wire.double();
    else if (wire.field === 4) countFloat = wire.double();
    else wire.skip();
  }
  return { bound, total: countFloat > 0 ? countFloat : count };
}

function readSpan({ spans }: Side, wire: Wire): void {
  const span = wire.message();
  let [offset, length] = [0, 0];
  while (span.next()) {
    if (span.field === 1) offset = span.signed();
    else if (span.field === 2) length = span.unsigned();
    else span.skip();
  }
  wire.failed ||= span.failed;
  spans.push({ offset, length });
}
