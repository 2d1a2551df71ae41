import {
  doubleField,
  family,
  messageField,
  metric,
  packedField,
  signedField,
  varintField,
} from './protobuf/write-protobuf.fixture.ts';
import { histogramLines } from './text/write-text.fixture.ts';

/** A histogram as a program holds it: the values themselves, and how it sorts them into buckets. */
export interface Simulated {
  readonly values: readonly number[];
  readonly bounds: readonly number[];
  readonly schema: number;
  readonly zeroThreshold: number;
}

const NAME = 'h';
const LABELS = { name: 'q' };
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Each way in which a program can serve it. */
export const WRITERS: Readonly<Record<string, (simulated: Simulated) => Buffer>> = {
  text: (simulated) => Buffer.from(textOf(simulated, false)),
  openmetrics: (simulated) => Buffer.from(`${textOf(simulated, true)}# EOF\n`),
  'protobuf, classic': (simulated) => page([...head(simulated), ...classicFields(simulated)]),
  'protobuf, native': (simulated) => page([...head(simulated), ...nativeFields(simulated)]),
  'protobuf, both': (simulated) => page([...head(simulated), ...classicFields(simulated), ...nativeFields(simulated)]),
};

function textOf({ values, bounds }: Simulated, openMetrics: boolean): string {
  return histogramLines(NAME, LABELS, cumulative(values, bounds), sumOf(values), openMetrics);
}

function page(fields: readonly Buffer[]): Buffer {
  return family(NAME, 'histogram', metric(LABELS, 7, ...fields));
}

function head({ values }: Simulated): Buffer[] {
  return [varintField(1, values.length), doubleField(2, sumOf(values))];
}

function cumulative(values: readonly number[], bounds: readonly number[]): [number, number][] {
  return [...bounds, Number.POSITIVE_INFINITY].map((bound) => [bound, values.filter((value) => value <= bound).length]);
}

function classicFields({ values, bounds }: Simulated): Buffer[] {
  return cumulative(values, bounds).map(([bound, count]) =>
    messageField(3, varintField(1, count), doubleField(2, bound)),
  );
}

function nativeFields({ values, schema, zeroThreshold }: Simulated): Buffer[] {
  const zeros = values.filter((value) => Math.abs(value) <= zeroThreshold).length;
  const positive = countsByIndex(
    values.filter((value) => value > zeroThreshold),
    schema,
  );
  const negative = countsByIndex(
    values.filter((value) => -value > zeroThreshold).map((value) => -value),
    schema,
  );
  return [
    signedField(5, schema),
    doubleField(6, zeroThreshold),
    varintField(7, zeros),
    ...side(9, 10, negative),
    ...side(12, 13, positive),
  ];
}

/** Ascending by index: a bucket ends at 2^(index / 2^schema), which belongs to it. */
function countsByIndex(values: readonly number[], schema: number): [number, number][] {
  const counts = new Map<number, number>();
  for (const value of values) {
    const index = Math.ceil(Math.log2(value) * 2 ** schema);
    counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  return [...counts].sort(([one], [other]) => one - other);
}

/** A span for each run of indexes, and deltas of all. */
function side(spanField: number, deltaField: number, counts: readonly (readonly [number, number])[]): Buffer[] {
  const spans: { offset: number; length: number }[] = [];
  let next = 0;
  for (const [index] of counts) {
    const last = spans.at(-1);
    if (last !== undefined && index === next) last.length++;
    else spans.push({ offset: index - next, length: 1 });
    next = index + 1;
  }
  const deltas = counts.map(([, count], at) => count - (counts[at - 1]?.[1] ?? 0));
  const written = spans.map(({ offset, length }) =>
    messageField(spanField, signedField(1, offset), varintField(2, length)),
  );
  return [...written, packedField(deltaField, ...deltas)];
}
