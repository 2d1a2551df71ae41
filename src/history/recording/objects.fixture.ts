import type { JsonObject } from '../../objects/json.ts';
import { parseMetadata } from '../../objects/metadata.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { ResourceType } from '../../objects/resource-type.ts';

const GAUGES: ResourceType = {
  group: 'example.com',
  version: 'v1',
  resource: 'gauges',
  singular: 'gauge',
  kind: 'Gauge',
  shortNames: [],
  categories: [],
  namespaced: true,
  verbs: ['get', 'list', 'watch'],
};

/** A gauge as a watch has it. */
export function gauge(parts: {
  readonly version?: number;
  readonly metadata?: JsonObject;
  readonly spec?: JsonObject;
  readonly status?: JsonObject;
}): KubeObject {
  const metadata = {
    name: 'a',
    namespace: 'shop',
    uid: 'u-1',
    resourceVersion: String(parts.version ?? 1),
    generation: 1,
    creationTimestamp: '2026-01-01T10:00:00Z',
    ...parts.metadata,
  };
  const body: JsonObject = {
    apiVersion: 'example.com/v1',
    kind: 'Gauge',
    metadata,
    spec: parts.spec ?? { size: 1 },
    ...(parts.status === undefined ? {} : { status: parts.status }),
  };
  return { type: GAUGES, metadata: parseMetadata(body, 'Gauge'), body };
}

/** A status with one condition. */
export function readyStatus(status: string, time: string, reason = 'Because', message = ''): JsonObject {
  return { conditions: [{ type: 'Ready', status, reason, message, lastTransitionTime: time }] };
}

/** An entry of managedFields. */
export function managed(manager: string, time: string, fields: JsonObject, subresource?: string): JsonObject {
  return {
    manager,
    operation: 'Update',
    apiVersion: 'example.com/v1',
    time,
    fieldsType: 'FieldsV1',
    fieldsV1: fields,
    ...(subresource === undefined ? {} : { subresource }),
  };
}
