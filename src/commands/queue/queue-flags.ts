import type { CredentialFlags } from './credentials.ts';

/** The flags of `queue` as the command line has them. */
export interface QueueFlags extends CredentialFlags {
  readonly interval: string | undefined;
  readonly watch: boolean;
  readonly sort: string | undefined;
  readonly 'metrics-file': readonly string[];
  readonly url: string | undefined;
  readonly prometheus: string | undefined;
  readonly range: string | undefined;
  readonly 'bearer-token-file': string | undefined;
  readonly 'ca-file': string | undefined;
  readonly 'skip-verify': boolean;
  readonly 'explain-backoff': boolean;
  readonly since: string | undefined;
  readonly output: string;
}
