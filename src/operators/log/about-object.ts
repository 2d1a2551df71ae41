import type { KubeObject } from '../../objects/object.ts';
import type { LogRecord, LogReference } from './log-record.ts';

/**
 * The records of a log that are about an object, oldest first: those whose fields say so, else those that name it as
 * `NAMESPACE/NAME`, `name='NAME', namespace='NAMESPACE'` (java-operator-sdk, ResourceID.java) or `KIND/NAME` for an
 * object of no namespace. A record about another object that only mentions it is not meant.
 */
export function recordsAbout(object: KubeObject, records: readonly LogRecord[]): LogRecord[] {
  const inText = textPattern(object);
  return records.filter(({ subject, line }) => (subject === undefined ? inText.test(line) : isSame(subject, object)));
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
