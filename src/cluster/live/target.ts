import type { Result } from '../../objects/problem.ts';

/** How to prove who we are, as of now. */
export interface Credentials {
  /** PEM or DER, as node:tls takes them. */
  readonly clientCertificate: string | Buffer | undefined;
  readonly clientKey: string | Buffer | undefined;
  /** Authorization and Impersonate-* headers, lower-case names; a list where a header repeats (impersonate-group). */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
}

/** One cluster to talk to: what flags, kubeconfig and environment say about it, worked out with kubectl's precedence. */
export interface Target {
  /** Scheme, host, port and, where the server sits under one, a base path. */
  readonly server: URL;
  readonly context: string | undefined;
  readonly namespace: string;
  readonly certificateAuthority: string | Buffer | undefined;
  readonly tlsServerName: string | undefined;
  readonly insecureSkipTlsVerify: boolean;
  /** http:, https: or socks5: proxy to reach the server through (proxy-url of the cluster, else the environment). */
  readonly proxy: URL | undefined;
  /** Milliseconds for one request; 0: no limit. */
  readonly requestTimeout: number;
  /**
   * Credentials to use now. Runs an exec plugin or refreshes a token where one is needed; remembers the result until
   * it expires; calls that overlap share one run.
   */
  credentials(): Promise<Result<Credentials>>;
  /** Forgets remembered credentials after a 401; true where asking again may give other ones. */
  invalidate(): boolean;
}
