import { isObject, type Json, type JsonObject, numberAt, objectAt, stringAt } from '../../objects/json.ts';
import { type LogHead, type LogReference, logLevel, logTime } from './log-record.ts';

/**
 * A line that is a JSON object: zap and slog (operators in Go), kopf with --log-format=json, Quarkus and Spring Boot
 * (operators in Java), tracing (kube-rs).
 */
export function jsonHead(line: string): LogHead | undefined {
  if (!line.startsWith('{')) return undefined;
  const fields = parse(line);
  if (fields === undefined) return undefined;
  // kube-rs' formatter keeps message and fields one level deeper.
  const inner = objectAt(fields, 'fields') ?? {};
  const all = { ...inner, ...fields };
  return {
    time: logTime(numberAt(all, 'ts') ?? first(all, ['ts', 'time', 'timestamp', '@timestamp'])),
    level: logLevel(first(all, ['level', 'severity', 'lvl', 'log.level'])),
    message: first(all, ['msg', 'message']) ?? '',
    error: errorIn(all),
    subject: subjectOf(all),
  };
}

/** The fields of a line that ends with a JSON object, as zap's console format does. */
export function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The error among a line's fields: `error` of logr, `err` of slog, `exception` of Quarkus. */
export function errorIn(fields: JsonObject): string | undefined {
  for (const key of ['error', 'err', 'exception', 'exc_info']) {
    const value = fields[key];
    if (typeof value === 'string' && value !== '') return value;
    const message = stringAt(value, 'message') ?? stringAt(value, 'msg');
    if (message !== undefined) return message;
  }
  return undefined;
}

/**
 * The object that a controller was at work on:
 * - controller-runtime: controllerKind, namespace and name (pkg/builder/controller.go, the logger of a controller)
 * - kopf: `object` (kopf/_core/actions/loggers.py)
 * - java-operator-sdk: resource.kind, resource.namespace and resource.name of the logger's context (MDCUtils.java)
 */
export function subjectOf(fields: JsonObject): LogReference | undefined {
  const name = stringAt(fields, 'name');
  const kind = stringAt(fields, 'controllerKind');
  if (name !== undefined && (kind !== undefined || fields.controller !== undefined || fields.reconcileID !== undefined))
    return { kind, namespace: stringAt(fields, 'namespace') ?? '', name };
  const context = objectAt(fields, 'mdc') ?? fields;
  const resource = stringAt(context, 'resource.name');
  if (resource !== undefined)
    return {
      kind: stringAt(context, 'resource.kind'),
      namespace: stringAt(context, 'resource.namespace'),
      name: resource,
    };
  return reference(fields.object);
}

function reference(value: Json | undefined): LogReference | undefined {
  const name = stringAt(value, 'name');
  if (name === undefined) return undefined;
  return { kind: stringAt(value, 'kind'), namespace: stringAt(value, 'namespace'), name };
}

function first(fields: JsonObject, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = fields[key];
    if (typeof value === 'string') return value;
  }
  return undefined;
}
