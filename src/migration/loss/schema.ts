import { booleanAt, isObject, type Json, type JsonObject, objectAt, objectsAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';

/** A structural schema of a CRD (apiextensions-apiserver pkg/apis/apiextensions/v1 types_jsonschema.go), or a part of one. */
export type Schema = JsonObject;

/** The schema of a definition's version; undefined where it has none. @param definition read whole */
export function schemaOf({ body }: Pick<KubeObject, 'body'>, version: string): Schema | undefined {
  const found = objectsAt(body, 'spec', 'versions').find((each) => stringAt(each, 'name') === version);
  return objectAt(found, 'schema', 'openAPIV3Schema');
}

/** True where nothing is pruned, as for definitions of the time before apiextensions.k8s.io/v1 (spec.preserveUnknownFields). */
export function prunesNothing({ body }: Pick<KubeObject, 'body'>): boolean {
  return booleanAt(body, 'spec', 'preserveUnknownFields') === true;
}

/** Fields that no schema names stay where it says so (x-kubernetes-preserve-unknown-fields). */
export function keepsUnknown(schema: Schema | undefined): boolean {
  return booleanAt(schema, 'x-kubernetes-preserve-unknown-fields') === true;
}

/** Of a field: its own schema, that of all values of the map it is in (`any`), or none. */
export function schemaOfField(schema: Schema | undefined, key: string): { schema: Schema | undefined; any: boolean } {
  const properties = objectAt(schema, 'properties');
  const own = properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (isObject(own)) return { schema: own, any: false };
  const values = valuesSchema(schema);
  return { schema: values, any: values !== undefined };
}

/** The schema of all values of a map, `{}` where they may be anything; undefined: it is no map. */
export function valuesSchema(schema: Schema | undefined): Schema | undefined {
  const values = schema?.additionalProperties;
  if (values === true) return {};
  return isObject(values) ? values : undefined;
}

/** What stands in the place of a field that is absent: its default, with the defaults of what is in it. */
export function defaultOf(schema: Schema | undefined): Json | undefined {
  const value = schema?.default;
  return value === undefined ? undefined : withDefaults(value, schema);
}

function withDefaults(value: Json, schema: Schema | undefined): Json {
  if (Array.isArray(value)) {
    const items = isObject(schema?.items) ? schema.items : undefined;
    return value.map((item) => withDefaults(item, items));
  }
  if (!isObject(value)) return value;
  const filled: JsonObject = {};
  for (const [key, inside] of Object.entries(value)) {
    if (inside !== undefined) filled[key] = withDefaults(inside, schemaOfField(schema, key).schema);
  }
  for (const [key, property] of Object.entries(objectAt(schema, 'properties') ?? {})) {
    const inside = isObject(property) && !Object.hasOwn(filled, key) ? defaultOf(property) : undefined;
    if (inside !== undefined) filled[key] = inside;
  }
  return filled;
}
