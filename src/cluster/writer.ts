import type { JsonObject } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import type { ResourceType } from '../objects/resource-type.ts';
import type { Detail } from './reader.ts';

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
    /** The same as text, for numbers of any size. */
    | { readonly kind: 'json'; readonly text: string }
    | { readonly kind: 'merge'; readonly body: JsonObject };
  /** Let the server do everything but store it. */
  readonly dryRun: boolean;
  /** How much of the object the answer tells; `whole` unless said otherwise. */
  readonly detail?: Detail;
  readonly signal?: AbortSignal | undefined;
}

/** A new object. */
export interface CreateQuery {
  readonly type: ResourceType;
  readonly namespace: string | undefined;
  /** With apiVersion, kind and metadata.name or generateName. */
  readonly body: JsonObject;
  readonly dryRun: boolean;
}

/** An object to delete, if it still is the one that was looked at. */
export interface DeleteQuery {
  readonly type: ResourceType;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly uid: string;
  /** undefined: whatever was changed in it since. */
  readonly resourceVersion: string | undefined;
}

/** Why a write was refused. */
export interface WriteRefusal {
  /** HTTP status; undefined where there was no answer, so that the write may or may not have been done. */
  readonly status: number | undefined;
  /** `reason` of the Status; '' where there is none. */
  readonly reason: string;
  /** The server's or the system's own words. */
  readonly message: string;
  /** Milliseconds that the server asks to wait before the next try. */
  readonly retryAfter?: number | undefined;
}

/** The object after the write, or why there was none. */
export type WriteAnswer =
  | { readonly ok: true; readonly value: KubeObject }
  | { readonly ok: false; readonly refusal: WriteRefusal };

/** What may be done to a live cluster. Writes are never tried again by themselves: the caller knows whether that is safe. */
export interface ClusterWriter {
  patch(query: PatchQuery): Promise<WriteAnswer>;
  create(query: CreateQuery): Promise<WriteAnswer>;
  /** undefined: the server takes it, at once or when finalizers let it. */
  remove(query: DeleteQuery): Promise<WriteRefusal | undefined>;
}
