import type { GapReason } from '../../../objects/gap.ts';

/** Why a request has no answer. */
export interface Failure {
  readonly reason: GapReason;
  readonly message: string;
  /** HTTP status; undefined where the server did not answer. */
  readonly status: number | undefined;
  /** metav1.Status.reason, such as `Expired`; '' where the Status gives none, undefined where there was no Status. */
  readonly statusReason?: string | undefined;
  /** Milliseconds the server asks to wait before the next try. */
  readonly retryAfter?: number | undefined;
  /** Of a 410: the token to go on with at another state (metav1.ListMeta.continue of the Status). */
  readonly goOnWith?: string | undefined;
  /** An established connection broke: the same request may succeed on another one. */
  readonly broken: boolean;
}

/** A value, or why there is none. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Wraps a value. */
export function got<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** Wraps a failure. */
export function failed(failure: Failure): Outcome<never> {
  return { ok: false, failure };
}

/** A failure for which the server sent no status. */
export function noAnswer(
  reason: GapReason,
  message: string,
  broken = false,
): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { reason, message, status: undefined, broken } };
}
