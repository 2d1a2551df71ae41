import type { PrometheusAccessFlags } from '../prometheus/flags.ts';
import type { CredentialFlags } from './credentials.ts';

/** The flags of `queue` as the command line has them. */
export interface QueueFlags extends CredentialFlags, PrometheusAccessFlags {
  readonly interval: string | undefined;
  readonly watch: boolean;
  readonly sort: string | undefined;
  readonly 'metrics-file': readonly string[];
  readonly url: string | undefined;
  readonly prometheus: string | undefined;
  readonly range: string | undefined;
  readonly 'explain-backoff': boolean;
  readonly since: string | undefined;
  readonly output: string;
}
