import type { JsonObject } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import type { ResourceType } from '../objects/resource-type.ts';

/** One operation of a JSON patch (RFC 6902). */
export type JsonPatchOperation =
  | { readonly op: 'test' | 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

/** A change of one object. */
export interface PatchQuery {
  readonly type: ResourceType;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly subresource?: string | undefined;
  readonly patch:
    | { readonly kind: 'json'; readonly operations: readonly JsonPatchOperation[] }
    | { readonly kind: 'merge'; readonly body: JsonObject };
  /** Let the server do everything but store it. */
  readonly dryRun: boolean;
}

/** Why a write was refused. */
export interface WriteRefusal {
  /** HTTP status; undefined where there was no answer, so that the write may or may not have been done. */
  readonly status: number | undefined;
  /** `reason` of the Status; '' where there is none. */
  readonly reason: string;
  /** The server's or the system's own words. */
  readonly message: string;
}

/** The object after the write, or why there was none. */
export type WriteAnswer =
  | { readonly ok: true; readonly value: KubeObject }
  | { readonly ok: false; readonly refusal: WriteRefusal };

/** What may be done to a live cluster. Writes are never tried again by themselves: the caller knows whether that is safe. */
export interface ClusterWriter {
  patch(query: PatchQuery): Promise<WriteAnswer>;
}
