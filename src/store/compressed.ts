import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { isObject, type Json, type JsonObject } from '../objects/json.ts';

/** JSON as the store keeps it: specs of one type are long and much alike. */
export function deflated(value: JsonObject): Uint8Array {
  return deflateRawSync(JSON.stringify(value), { level: 1 });
}

/** What was compressed; undefined where it cannot be read. */
export function inflated(bytes: Uint8Array): JsonObject | undefined {
  try {
    const value: Json = JSON.parse(inflateRawSync(bytes).toString());
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
