import { classicHistogram } from '../classic-histogram.ts';
import type { Histogram } from '../page.ts';
import { nativeBuckets, type Side } from './native-buckets.ts';
import type { Wire } from './wire.ts';

/** The Histogram message of metrics.proto, without its classic buckets. */
class Fields {
  count = 0;
  countFloat = 0;
  sum = 0;
  schema = 0;
  zeroThreshold = 0;
  zeroCount = 0;
  zeroCountFloat = 0;
  hasClassic = false;
  readonly positive: Side = { spans: [], deltas: [], counts: [] };
  readonly negative: Side = { spans: [], deltas: [], counts: [] };
}

/**
 * Reads the Histogram message that the wire is in.
 *
 * @returns undefined where the message is broken, or has neither buckets nor a count that go together
 */
export function readHistogram(wire: Wire): Histogram | undefined {
  const { at } = wire;
  const fields = new Fields();
  while (wire.next()) readField(fields, wire);
  const native = wire.failed ? undefined : nativeHistogram(fields);
  // A native one that can't be read must not look as if it had no buckets.
  const hasOther = !wire.failed && (fields.hasClassic || !isNative(fields));
  return native ?? (hasOther ? classicPart(wire, at, fields) : undefined);
}

/** By the numbers in metrics.proto. */
function readField(fields: Fields, wire: Wire): void {
  const { positive, negative } = fields;
  if (wire.field === 1) fields.count = wire.unsigned();
  else if (wire.field === 2) fields.sum = wire.double();
  else if (wire.field === 3) {
    // They are many, and seldom needed where there are native ones.
    fields.hasClassic = true;
    wire.skip();
  } else if (wire.field === 4) fields.countFloat = wire.double();
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

function readSpan({ spans }: Side, wire: Wire): void {
  let [offset, length] = [0, 0];
  const outer = wire.enter();
  while (wire.next()) {
    if (wire.field === 1) offset = wire.signed();
    else if (wire.field === 2) length = wire.unsigned();
    else wire.skip();
  }
  wire.leave(outer);
  spans.push({ offset, length });
}

/** Whole numbers are counted by one field, others by another. */
const countOf = ({ count, countFloat }: Fields): number => (countFloat > 0 ? countFloat : count);
const zeroCountOf = ({ zeroCount, zeroCountFloat }: Fields): number =>
  zeroCountFloat > 0 ? zeroCountFloat : zeroCount;

/** Even one without values has something of it: client_golang writes an empty span. */
function isNative(fields: Fields): boolean {
  const spans = fields.positive.spans.length + fields.negative.spans.length;
  return spans > 0 || fields.zeroThreshold > 0 || zeroCountOf(fields) > 0;
}

/** @returns undefined where there is none, it is of a kind that is not known, or classic buckets tell more */
function nativeHistogram(fields: Fields): Histogram | undefined {
  if (!isNative(fields)) return undefined;
  const count = countOf(fields);
  const buckets = nativeBuckets({ ...fields, zeroCount: zeroCountOf(fields) });
  if (buckets === undefined || (buckets.length === 0 && count > 0 && fields.hasClassic)) return undefined;
  return { count, sum: fields.sum, buckets, form: 'native' };
}

/** Goes through the message once more, from its beginning at `from`. */
function classicPart(wire: Wire, from: number, fields: Fields): Histogram | undefined {
  const bounds: number[] = [];
  const cumulative: number[] = [];
  wire.at = from;
  while (wire.next()) {
    if (wire.field === 3) readBucket(wire, bounds, cumulative);
    else wire.skip();
  }
  if (wire.failed || bounds.some(Number.isNaN)) return undefined;
  return classicHistogram({ bounds, cumulative, sum: fields.sum, count: countOf(fields) });
}

function readBucket(wire: Wire, bounds: number[], cumulative: number[]): void {
  let [count, bound, countFloat] = [0, 0, 0];
  const outer = wire.enter();
  while (wire.next()) {
    if (wire.field === 1) count = wire.unsigned();
    else if (wire.field === 2) bound = wire.double();
    else if (wire.field === 4) countFloat = wire.double();
    else wire.skip();
  }
  wire.leave(outer);
  bounds.push(bound);
  cumulative.push(countFloat > 0 ? countFloat : count);
}
