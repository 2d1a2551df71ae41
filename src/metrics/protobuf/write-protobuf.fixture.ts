/** Writes protobuf for tests: a field is its number with what it holds. */
export const varintField = (field: number, value: number): Buffer => Buffer.concat([varint(field * 8), varint(value)]);
export const signedField = (field: number, value: number): Buffer => varintField(field, zigzag(value));
export const stringField = (field: number, value: string): Buffer => messageField(field, Buffer.from(value));

export function doubleField(field: number, value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return Buffer.concat([varint(field * 8 + 1), bytes]);
}

export function messageField(field: number, ...parts: readonly Buffer[]): Buffer {
  return Buffer.concat([varint(field * 8 + 2), delimited(...parts)]);
}

/** Values of a repeated field in one piece. */
export function packedField(field: number, ...values: readonly number[]): Buffer {
  return messageField(field, ...values.map((value) => varint(zigzag(value))));
}

/** A message behind its length. */
export function delimited(...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([varint(body.length), body]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

/** Numbers of io.prometheus.client.MetricType. */
export const TYPES = { counter: 0, gauge: 1, summary: 2, untyped: 3, histogram: 4, gaugeHistogram: 5 } as const;

/** A MetricFamily behind its length. */
export function family(name: string, type: keyof typeof TYPES, ...metrics: readonly Buffer[]): Buffer {
  const body = metrics.map((metric) => messageField(4, metric));
  return delimited(stringField(1, name), stringField(2, 'Help.'), varintField(3, TYPES[type]), ...body);
}

/** A Metric: its labels, and the field that holds its value (3: counter, 7: histogram …). */
export function metric(labels: Readonly<Record<string, string>>, field: number, ...value: readonly Buffer[]): Buffer {
  const pairs = Object.entries(labels).map(([name, text]) =>
    messageField(1, stringField(1, name), stringField(2, text)),
  );
  return Buffer.concat([...pairs, messageField(field, ...value)]);
}
