/** Why a command cannot answer at all, for its user: one line that says what is wrong and one that says what to do. */
export interface Problem {
  /** One line without a full stop at the end; may hold hostile text, sanitised where it is printed. */
  readonly message: string;
  /** The next step to take, as an imperative sentence or a command to paste; undefined where there is none to give. */
  readonly next?: string | undefined;
}

/** A value, or the problem that prevents it. Expected failures are values; only defects throw. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Wraps a value as a result. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A failed result. */
export function failure(message: string, next?: string): Result<never> {
  return { ok: false, problem: { message, next } };
}
