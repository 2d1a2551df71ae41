import type { Result } from '../../../../objects/problem.ts';

/** What proves who we are: a pair for TLS, a header, or both. */
export interface Proof {
  readonly clientCertificate?: Buffer | string | undefined;
  readonly clientKey?: Buffer | string | undefined;
  /** Value of the Authorization header. */
  readonly authorization?: string | undefined;
}

/** One way to come by a proof. */
export interface CredentialSource {
  /** The proof to use now; calls that overlap share the work. */
  get(): Promise<Result<Proof>>;
  /** Called after a 401: forgets what is remembered; true where asking again may give another proof. */
  invalidate(): boolean;
}
