import { isObject, type Json, type JsonObject, stringAt } from '../../../objects/json.ts';
import { parseMetadata } from '../../../objects/metadata.ts';
import type { KubeObject } from '../../../objects/object.ts';
import { apiVersionOf, type ResourceType } from '../../../objects/resource-type.ts';
import { managersAlone, trimObject } from '../../../objects/trim.ts';
import type { Detail } from '../../reader.ts';

/** How much of a type is handed out: Secrets only ever as metadata, whatever is wanted. */
export function detailOf(type: ResourceType, wanted: Detail): Detail {
  return type.group === '' && type.resource === 'secrets' ? 'metadata' : wanted;
}

/** Parses one object; undefined where the bytes are no JSON object. */
export function decodeObject(bytes: Buffer, type: ResourceType, detail: Detail): KubeObject | undefined {
  const parsed = parseJson(bytes);
  return isObject(parsed) ? toObject(parsed, type, detail) : undefined;
}

/** Wraps a parsed object, without what must not or need not be kept of it. */
export function toObject(parsed: JsonObject, type: ResourceType, detail: Detail): KubeObject {
  return { type, metadata: parseMetadata(parsed, type.kind), body: BODIES[detailOf(type, detail)](parsed, type) };
}

const BODIES = {
  metadata: () => undefined,
  managers: managersAlone,
  whole: trimmed,
} satisfies Record<Detail, (parsed: JsonObject, type: ResourceType) => JsonObject | undefined>;

/** Parses JSON; undefined where it is none. */
export function parseJson(bytes: Buffer): Json | undefined {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

function trimmed(parsed: JsonObject, type: ResourceType): JsonObject {
  return trimObject(
    parsed,
    stringAt(parsed, 'apiVersion') ?? apiVersionOf(type),
    stringAt(parsed, 'kind') ?? type.kind,
  );
}
