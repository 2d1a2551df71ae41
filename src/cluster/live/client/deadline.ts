/** A time limit for one request. */
export interface Deadline {
  /** undefined: nothing can end the request early. */
  readonly signal: AbortSignal | undefined;
  /** Takes the time limit off; the caller's signal stays in force. */
  clear(): void;
}

/**
 * A signal that aborts with a TimeoutError when the time is up, or with the caller's.
 * @param timeout milliseconds; 0: no limit
 */
export function deadline(timeout: number, signal: AbortSignal | undefined): Deadline {
  if (timeout <= 0) return { signal, clear: () => {} };
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DOMException('no answer in time', 'TimeoutError')), timeout);
  return {
    signal: signal === undefined ? controller.signal : AbortSignal.any([signal, controller.signal]),
    clear: () => clearTimeout(timer),
  };
}
