import type { AccountName } from './account-name.ts';
import type { ResourceType } from './resource-type.ts';

/** Why something could not be read. */
export type GapReason =
  /** 403: the user may not. `permission` says exactly what is missing. */
  | 'forbidden'
  /** 401: credentials are missing, wrong or expired. */
  | 'unauthorized'
  /** The API server or the API behind it does not answer (5xx, connection refused or reset, stale discovery). */
  | 'unavailable'
  /** No answer in time. */
  | 'timeout'
  /** 404: the object or type is not there. */
  | 'not-found'
  /** 429 that is an answer, or that did not end: e.g. a list behind a conversion webhook that is down. */
  | 'throttled'
  /** The answer could not be understood. */
  | 'invalid'
  /** The capture does not contain it. */
  | 'not-captured';

/** What could not be read. */
export type GapSubject =
  | { readonly kind: 'group'; readonly group: string; readonly version: string | undefined }
  | {
      readonly kind: 'list';
      readonly type: ResourceType;
      readonly namespace: string | undefined;
      /** This namespace was read instead of all. */
      readonly outside?: string;
    }
  | {
      readonly kind: 'object';
      readonly type: ResourceType;
      readonly namespace: string | undefined;
      readonly name: string;
    }
  | { readonly kind: 'log'; readonly namespace: string; readonly pod: string; readonly container: string | undefined }
  /** Whether somebody may do something; undefined: the user who runs the program. */
  | { readonly kind: 'access'; readonly user: string | undefined; readonly asked: Permission }
  /** Whether a write of an object would be let through. */
  | {
      readonly kind: 'probe';
      readonly type: ResourceType;
      readonly namespace: string | undefined;
      readonly name: string;
    }
  /** What a pod serves on a port. */
  | { readonly kind: 'port'; readonly namespace: string; readonly pod: string; readonly port: number }
  /** A bearer token of a ServiceAccount; undefined: of the user who runs the program. */
  | { readonly kind: 'token'; readonly account: AccountName | undefined }
  /** A page of metrics: the file, address or pod that it came from. */
  | { readonly kind: 'page'; readonly from: string }
  | { readonly kind: 'cluster' };

/** An RBAC permission, as a Role would have to grant it. */
export interface Permission {
  readonly verb: string;
  readonly group: string;
  /** Plural, with the subresource: `pods/log`. */
  readonly resource: string;
  /** undefined: cluster-wide. */
  readonly namespace: string | undefined;
  readonly name: string | undefined;
}

/** Something that was asked for and could not be read. Gaps are collected, never thrown, and shown with each answer. */
export interface Gap {
  readonly subject: GapSubject;
  readonly reason: GapReason;
  /** The server's or the system's own words. Hostile like all cluster data: sanitised only where it is drawn. */
  readonly message: string;
  /** For `forbidden`: the permission that is missing. */
  readonly permission?: Permission;
}

/** Whether a gap of discovery says that the source holds a part of a cluster only: what is not in it may well be there. */
export function isPartial({ subject }: Gap): boolean {
  return subject.kind === 'cluster';
}

/** Data or the gap where it should be. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly gap: Gap };

/** A list that the user ended before all of it was seen. */
export function interruptedList(type: ResourceType): Gap {
  return { subject: { kind: 'list', type, namespace: undefined }, reason: 'timeout', message: 'interrupted' };
}

/** Wraps data as an answer. */
export function answer<T>(value: T): Answer<T> {
  return { ok: true, value };
}

/** Wraps a gap as an answer. */
export function gapAnswer(gap: Gap): Answer<never> {
  return { ok: false, gap };
}
