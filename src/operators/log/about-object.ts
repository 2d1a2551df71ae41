import type { KubeObject } from '../../objects/object.ts';
import type { LogRecord, LogReference } from './log-record.ts';

/**
 * The records of a log that are about an object, oldest first: those whose fields say so, else those that name it as
 * `NAMESPACE/NAME`, `name='NAME', namespace='NAMESPACE'` (java-operator-sdk, ResourceID.java) or `KIND/NAME` for an
 * object of no namespace. A record about another object that only mentions it is not meant.
 */
export function recordsAbout(object: KubeObject, records: readonly LogRecord[]): LogRecord[] {
  const { name } = object.metadata;
  const { byName, others } = indexOf(records);
  const inText = textPattern(object);
  const inFields = (byName.get(name) ?? []).filter(({ subject }) => subject !== undefined && isSame(subject, object));
  const inLines = others.filter(({ record: { line } }) => line.includes(name) && inText.test(line));
  return [...inFields, ...inLines].sort((a, b) => a.at - b.at).map(({ record }) => record);
}

interface Placed {
  readonly record: LogRecord;
  readonly subject: LogReference | undefined;
  /** Which of the records it is. */
  readonly at: number;
}

interface Index {
  readonly byName: ReadonlyMap<string, readonly Placed[]>;
  /** Those whose fields name no object. */
  readonly others: readonly Placed[];
}

/** Thousands of objects can be looked for in the same log. */
const indexes = new WeakMap<readonly LogRecord[], Index>();

function indexOf(records: readonly LogRecord[]): Index {
  const known = indexes.get(records);
  if (known !== undefined) return known;
  const placed = records.map((record, at): Placed => ({ record, subject: record.subject, at }));
  const byName = Map.groupBy(placed, ({ subject }) => subject?.name ?? '');
  const index = { byName, others: placed.filter(({ subject }) => subject === undefined) };
  indexes.set(records, index);
  return index;
}

function isSame({ kind, namespace, name }: LogReference, { type, metadata }: KubeObject): boolean {
  if (name !== metadata.name) return false;
  if (kind !== undefined && kind !== '' && kind.toLowerCase() !== type.kind.toLowerCase()) return false;
  return namespace === undefined || namespace === (metadata.namespace ?? '');
}

function textPattern({ type, metadata }: KubeObject): RegExp {
  const name = RegExp.escape(metadata.name);
  // No part of a longer name.
  const word = (text: string) => `(?<![\\w.-])${text}(?![\\w-]|\\.\\w)`;
  if (metadata.namespace === undefined) {
    const kind = RegExp.escape(type.kind);
    return new RegExp(`\\b${kind}\\b.{0,80}${word(name)}|\\[${name}\\]|name='${name}'`, 'i');
  }
  const namespace = RegExp.escape(metadata.namespace);
  return new RegExp(
    `${word(`${namespace}/${name}`)}|name='${name}', namespace='${namespace}'|${word(`${name}\\.${namespace}`)}`,
  );
}
