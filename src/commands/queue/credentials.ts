import type { FlagSpec } from '../../cli/command.ts';
import type { ScrapeCredentials } from '../../collect/queues/endpoint-token.ts';
import { failure, type Result, success } from '../../objects/problem.ts';

/** Flags that say as whom pages of metrics are read, the same for every command that reads them. */
export const CREDENTIAL_FLAGS = {
  'send-token': {
    type: 'boolean',
    describe: 'Send your own token to pods that ask who reads their metrics; what runs there can use it as you',
  },
  'service-account': {
    type: 'string',
    placeholder: 'NAMESPACE/NAME',
    describe: 'Ask for a token of this ServiceAccount, good for ten minutes, and send that one',
  },
} as const satisfies Record<string, FlagSpec>;

/** Their values. */
export interface CredentialFlags {
  readonly 'send-token': boolean;
  readonly 'service-account': string | undefined;
}

/** As whom pages are to be read. */
export function credentialsOf(flags: CredentialFlags): Result<ScrapeCredentials> {
  const account = flags['service-account'];
  if (account === undefined) return success(flags['send-token'] ? { kind: 'own' } : { kind: 'none' });
  if (flags['send-token'])
    return failure('--send-token and --service-account exclude each other', 'Leave one of them out.');
  const [namespace = '', name = '', ...more] = account.split('/');
  if (namespace === '' || name === '' || more.length > 0)
    return failure(`--service-account ${account} is not NAMESPACE/NAME`, 'Such as monitoring/prometheus-k8s.');
  return success({ kind: 'account', namespace, name });
}
