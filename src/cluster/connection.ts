/**
 * kubectl's connection flags, once parsed: which cluster, as whom, how. Names and meaning follow `kubectl options`
 * (k8s.io/cli-runtime pkg/genericclioptions/config_flags.go); undefined means that the flag was not given.
 */
export interface ConnectionFlags {
  readonly kubeconfig?: string | undefined;
  readonly context?: string | undefined;
  readonly cluster?: string | undefined;
  readonly user?: string | undefined;
  readonly namespace?: string | undefined;
  readonly server?: string | undefined;
  readonly token?: string | undefined;
  readonly as?: string | undefined;
  readonly asGroup?: readonly string[] | undefined;
  readonly asUid?: string | undefined;
  readonly certificateAuthority?: string | undefined;
  readonly clientCertificate?: string | undefined;
  readonly clientKey?: string | undefined;
  readonly insecureSkipTlsVerify?: boolean | undefined;
  readonly tlsServerName?: string | undefined;
  /** Milliseconds for one request; 0 or undefined: no limit. */
  readonly requestTimeout?: number | undefined;
}

/** What a reader needs from the process it runs in. */
export interface ReaderEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeDirectory: string;
  /** Where discovery is cached; undefined: not cached. */
  readonly cacheDirectory: string | undefined;
  /** True where an exec plugin may talk to the user. */
  readonly interactive: boolean;
  /** One line of progress or trace for `-v`; never printed unless asked for. */
  readonly trace: (line: string) => void;
  readonly now: () => number;
}
