import type { JsonObject } from './json.ts';
import type { Metadata } from './metadata.ts';
import type { ResourceType } from './resource-type.ts';

/** An object of the cluster as it was read: its type, its metadata and, where it was read whole, all of it. */
export interface KubeObject {
  readonly type: ResourceType;
  readonly metadata: Metadata;
  /**
   * The whole object; undefined where only metadata was read. Values of Secrets (`data`, `stringData`) are taken out
   * at the border and never get here.
   */
  readonly body: JsonObject | undefined;
  /** The whole object as the server sent it, where that was asked for; of a Secret, and from a capture, never. */
  readonly text?: string;
}

/** `RedisCluster/cache`: how an object is named in text for people. */
export function objectName(object: KubeObject): string {
  return `${object.type.kind}/${object.metadata.name}`;
}
