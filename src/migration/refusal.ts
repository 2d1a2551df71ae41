/** Why a no-op write of an object was not done, as far as it can be told apart by what to do about it. */
export type FailureCause =
  /** The object breaks the schema of the version that it was written with. */
  | 'invalid'
  /** An admission webhook or policy, or a quota, said no. */
  | 'denied'
  /** An admission webhook that has to be asked does not answer. */
  | 'admission-unavailable'
  /** The conversion webhook does not answer, or answers wrongly. */
  | 'conversion'
  /** The stored bytes cannot be read: their version is in nobody's schema any more. */
  | 'undecodable'
  /** RBAC: the user may not patch it. */
  | 'forbidden'
  /** More than the API server or etcd takes. */
  | 'too-large'
  /** Others changed it faster than it could be read and written. */
  | 'conflict'
  /** The server said 429, or took longer than it gives itself (504), more often than it was asked again. */
  | 'throttled'
  /** No answer, or one that says "not now". */
  | 'unanswered'
  /** Anything else. */
  | 'refused';

/** What a refusal means for a migration. */
export type RefusalMeaning =
  /** The object was deleted: nothing is left to migrate. */
  | { readonly kind: 'gone' }
  /** The type is not served any more. */
  | { readonly kind: 'type-gone' }
  /** The object is not what was read: read it again. */
  | { readonly kind: 'changed' }
  /** The server, not the object: everybody waits, then the same write is tried again. `wait` in milliseconds, if it says. */
  | { readonly kind: 'wait'; readonly cause: FailureCause; readonly wait: number | undefined }
  /** This object may succeed later, while others go on. */
  | { readonly kind: 'later'; readonly cause: FailureCause }
  /** Nothing will change by trying again. */
  | { readonly kind: 'failed'; readonly cause: FailureCause };

/** As much of a refused write as its meaning hangs on. */
export interface Refused {
  /** HTTP status; undefined where no answer came. */
  readonly status: number | undefined;
  /** `reason` of the Status; '' where there is none. */
  readonly reason: string;
  readonly message: string;
  /** Milliseconds that the server asks to wait. */
  readonly retryAfter?: number | undefined;
}

/**
 * Reads the API server's answer to a no-op merge patch that is pinned to uid and resourceVersion. Statuses and words were
 * seen on Kubernetes 1.37; the words stand in apiserver pkg/admission/plugin/webhook/errors/statuserror.go (denied),
 * apiextensions-apiserver pkg/apiserver/conversion/webhook_converter.go (conversion webhook), apiserver
 * pkg/endpoints/handlers/responsewriters/errors.go (User … cannot), etcd server/etcdserver/api/v3rpc/rpctypes (too large).
 */
export function meaningOf({ status, reason, message, retryAfter }: Refused): RefusalMeaning {
  if (status === undefined) return { kind: 'wait', cause: 'unanswered', wait: undefined };
  // Before the status: webhooks choose statuses of their own.
  if (/^admission webhook ".*" denied the request/.test(message)) return { kind: 'failed', cause: 'denied' };
  if (/failed calling webhook|failed to call webhook/.test(message))
    return { kind: 'later', cause: 'admission-unavailable' };
  if (/conversion webhook (for|failed)/.test(message)) return { kind: 'later', cause: 'conversion' };
  if (/not decodable|no kind ".*" is registered for version/.test(message))
    return { kind: 'failed', cause: 'undecodable' };
  if (status === 413 || /request is too large|Request entity too large/i.test(message))
    return { kind: 'failed', cause: 'too-large' };
  if (/^ValidatingAdmissionPolicy|ValidatingAdmissionPolicy '.*' with binding '.*' denied request/.test(message))
    return { kind: 'failed', cause: 'denied' };
  if (status === 404) return { kind: reason === 'NotFound' ? 'gone' : 'type-gone' };
  if (status === 409) return { kind: 'changed' };
  // The uid of the patch is not the object's: it was deleted and made anew.
  if (status === 422 && /metadata\.uid: Invalid value/.test(message)) return { kind: 'changed' };
  if (status === 422) return { kind: 'failed', cause: 'invalid' };
  if (status === 403)
    return { kind: 'failed', cause: /is forbidden: User ".*" cannot /s.test(message) ? 'forbidden' : 'denied' };
  if (status === 401) return { kind: 'failed', cause: 'forbidden' };
  if (status === 429) return { kind: 'wait', cause: 'throttled', wait: retryAfter };
  // It was not done in the server's own time (34 s for writes): fewer at once, or it never will be.
  if (status === 504) return { kind: 'wait', cause: 'throttled', wait: retryAfter };
  if (status === 503) return { kind: 'wait', cause: 'unanswered', wait: retryAfter };
  if (status >= 500) return { kind: 'later', cause: 'refused' };
  return { kind: 'failed', cause: 'refused' };
}
