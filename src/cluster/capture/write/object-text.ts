import { dump } from 'js-yaml';
import type { JsonObject } from '../../../objects/json.ts';
import type { Metadata } from '../../../objects/metadata.ts';
import type { KubeObject } from '../../../objects/object.ts';
import { apiVersionOf, groupResource, type ResourceType } from '../../../objects/resource-type.ts';
import { secretAnnotations } from '../../../objects/secret-annotations.ts';

/** One object as a YAML document. */
export function objectText(object: KubeObject): string {
  return yaml(writable(object));
}

/** One object as an element of the list that `listHead` begins. */
export function itemText(object: KubeObject): string {
  return yaml([writable(object)]);
}

/** The beginning of a list of a type; each `itemText` that follows adds an object. */
export function listHead(type: ResourceType): string {
  return `apiVersion: ${JSON.stringify(apiVersionOf(type))}\nkind: ${JSON.stringify(`${type.kind}List`)}\nitems:\n`;
}

function yaml(value: unknown): string {
  return dump(value, { noRefs: true, lineWidth: -1, skipInvalid: true });
}

/** What may be written of an object: of Secrets nothing but metadata, whatever the reader handed out. */
function writable(object: KubeObject): JsonObject {
  const { type, metadata, body } = object;
  const secret = isSecret(type);
  if (body !== undefined && !secret) return body;
  const annotations = secret ? secretAnnotations(metadata.annotations) : metadata.annotations;
  return { apiVersion: apiVersionOf(type), kind: type.kind, metadata: metadataOf({ ...metadata, annotations }) };
}

function isSecret(type: ResourceType): boolean {
  return groupResource(type) === 'secrets' || type.kind === 'Secret';
}

function metadataOf(metadata: Metadata): JsonObject {
  const { name, namespace, uid, resourceVersion, generation, creationTime, deletionTime } = metadata;
  return withoutEmpty({
    name,
    namespace,
    uid,
    resourceVersion,
    generation,
    creationTimestamp: timeText(creationTime),
    deletionTimestamp: timeText(deletionTime),
    deletionGracePeriodSeconds: metadata.deletionGracePeriodSeconds,
    finalizers: [...metadata.finalizers],
    ownerReferences: metadata.owners.map((owner) => ({ ...owner })),
    labels: { ...metadata.labels },
    annotations: { ...metadata.annotations },
  });
}

function withoutEmpty(object: JsonObject): JsonObject {
  const isEmpty = (value: unknown) =>
    value === undefined || value === '' || (typeof value === 'object' && Object.keys(value ?? {}).length === 0);
  return Object.fromEntries(Object.entries(object).filter(([, value]) => !isEmpty(value)));
}

/** API times have whole seconds. */
function timeText(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString().replace('.000Z', 'Z');
}
