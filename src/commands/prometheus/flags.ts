import type { FlagSpec } from '../../cli/command.ts';

/**
 * Flags that say how an address is asked, the same for every command that has one.
 * @param flags the flags that name it: `--prometheus`
 */
export function accessFlags(flags: string) {
  return {
    'bearer-token-file': { type: 'string', placeholder: 'FILE', describe: `Token to send to ${flags}` },
    'ca-file': {
      type: 'string',
      placeholder: 'FILE',
      describe: `Certificate authority of ${flags}, instead of the system's`,
    },
    'skip-verify': { type: 'boolean', describe: `Do not check the certificate of ${flags}` },
  } as const satisfies Record<string, FlagSpec>;
}

/** Their values. */
export interface PrometheusAccessFlags {
  readonly 'bearer-token-file': string | undefined;
  readonly 'ca-file': string | undefined;
  readonly 'skip-verify': boolean;
}
