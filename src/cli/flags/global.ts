import type { ConnectionFlags } from '../../cluster/connection.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import type { FlagSpec, FlagValues, GlobalFlags } from '../command.ts';
import { parseDuration } from './duration.ts';

/** kubectl's connection flags, with kubectl's names and meaning (`kubectl options`). */
export const CONNECTION_FLAGS = {
  kubeconfig: {
    type: 'string',
    placeholder: 'FILE',
    describe: 'Kubeconfig to use instead of KUBECONFIG or ~/.kube/config',
  },
  context: { type: 'string', placeholder: 'NAME', describe: 'Context of the kubeconfig to use' },
  cluster: { type: 'string', placeholder: 'NAME', describe: 'Cluster of the kubeconfig to use' },
  user: { type: 'string', placeholder: 'NAME', describe: 'User of the kubeconfig to use' },
  server: { type: 'string', alias: 's', placeholder: 'URL', describe: 'Address and port of the API server' },
  token: { type: 'string', placeholder: 'TOKEN', describe: 'Bearer token to authenticate with' },
  as: { type: 'string', placeholder: 'USER', describe: 'User to impersonate' },
  'as-group': { type: 'strings', placeholder: 'GROUP', describe: 'Group to impersonate; may be repeated' },
  'as-uid': { type: 'string', placeholder: 'UID', describe: 'UID to impersonate' },
  'certificate-authority': { type: 'string', placeholder: 'FILE', describe: 'Certificate authority of the API server' },
  'client-certificate': { type: 'string', placeholder: 'FILE', describe: 'Client certificate for TLS' },
  'client-key': { type: 'string', placeholder: 'FILE', describe: 'Client key for TLS' },
  'insecure-skip-tls-verify': { type: 'boolean', describe: "Do not check the API server's certificate" },
  'tls-server-name': {
    type: 'string',
    placeholder: 'NAME',
    describe: "Name to expect in the API server's certificate",
  },
  'request-timeout': {
    type: 'string',
    placeholder: 'TIME',
    describe: 'Limit for one request, such as 10s or 2m; 0: none',
  },
} as const satisfies Record<string, FlagSpec>;

/** Flags that every command has besides the connection flags. */
export const COMMON_FLAGS = {
  namespace: { type: 'string', alias: 'n', placeholder: 'NAME', describe: 'Namespace to look in' },
  'all-namespaces': { type: 'boolean', alias: 'A', describe: 'Look in all namespaces' },
  from: {
    type: 'string',
    placeholder: 'FILE|DIR',
    describe: 'Read a capture, a must-gather or a folder of YAML, not a cluster',
  },
  color: { type: 'string', choices: ['auto', 'always', 'never'], default: 'auto', describe: 'Colour the output' },
  verbose: {
    type: 'string',
    alias: 'v',
    placeholder: 'LEVEL',
    optionalValue: true,
    describe: 'Show requests and timings on stderr',
  },
} as const satisfies Record<string, FlagSpec>;

/** How output is to be coloured. */
export type ColorMode = (typeof COMMON_FLAGS.color.choices)[number];

type Values = FlagValues<typeof CONNECTION_FLAGS & typeof COMMON_FLAGS>;

/** Global flags as typed configuration; a problem where a value makes no sense or two of them exclude each other. */
export function globalFlags(values: Values): Result<GlobalFlags> {
  const timeout = parseTimeout(values['request-timeout']);
  if (!timeout.ok) return timeout;
  const connection: ConnectionFlags = {
    kubeconfig: values.kubeconfig,
    context: values.context,
    cluster: values.cluster,
    user: values.user,
    namespace: values.namespace || undefined,
    server: values.server || undefined,
    token: values.token,
    as: values.as,
    asGroup: values['as-group'],
    asUid: values['as-uid'],
    certificateAuthority: values['certificate-authority'],
    clientCertificate: values['client-certificate'],
    clientKey: values['client-key'],
    insecureSkipTlsVerify: values['insecure-skip-tls-verify'] || undefined,
    tlsServerName: values['tls-server-name'],
    requestTimeout: timeout.value,
  };
  return success({
    connection,
    allNamespaces: values['all-namespaces'],
    from: values.from,
    color: isColorMode(values.color) ? values.color : 'auto',
    verbosity: verbosityOf(values.verbose),
  });
}

function parseTimeout(text: string | undefined): Result<number | undefined> {
  if (text === undefined) return success(undefined);
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : parseDuration(text);
  if (milliseconds !== undefined) return success(milliseconds);
  return failure(
    `"${text}" is not a time for --request-timeout`,
    'Give a number with a unit, such as 30s, 2m or 1h; 0 means no limit.',
  );
}

/** `-v` alone is 1; `-v=6` as kubectl users write it is 6. */
function verbosityOf(text: string | undefined): number {
  if (text === undefined) return 0;
  return text === '' ? 1 : Number(text) || 0;
}

function isColorMode(text: string): text is ColorMode {
  return COMMON_FLAGS.color.choices.some((choice) => choice === text);
}
