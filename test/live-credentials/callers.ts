import { text } from 'node:stream/consumers';
import type { ConnectionFlags } from '../../src/cluster/connection.ts';
import { resolveTarget } from '../../src/cluster/live/credentials/resolve-target.ts';
import type { Target } from '../../src/cluster/live/target.ts';
import { environmentOf } from '../../src/cluster/live/testing/api-server.ts';
import { openTransport } from '../../src/cluster/live/transport/transport.ts';
import { run } from '../control-plane/run.ts';

/** A call as both are told to make it. */
export interface Call {
  readonly flags: ConnectionFlags;
  readonly env: Readonly<Record<string, string>>;
  readonly home: string;
}

/** Our target of a call, or the words of the problem. */
export async function ourTarget({ flags, env, home }: Call): Promise<Target | string> {
  const environment = environmentOf({ env: { PATH: process.env.PATH, ...env }, homeDirectory: home });
  const target = await resolveTarget(flags, environment);
  return target.ok ? target.value : target.problem.message;
}

/** Sends a request to a target as the reader does; answers the status and the body, or the words of the failure. */
export async function send(target: Target, path: string, content?: object): Promise<string> {
  const credentials = await target.credentials();
  if (!credentials.ok) return credentials.problem.message;
  const transport = openTransport(target);
  try {
    const sent = await transport.send(
      {
        method: content === undefined ? 'GET' : 'POST',
        path,
        headers: { ...credentials.value.headers, 'content-type': 'application/json' },
        content: content === undefined ? undefined : JSON.stringify(content),
        signal: undefined,
      },
      credentials.value,
    );
    return sent.ok ? `${sent.value.status} ${await text(sent.value.body)}` : sent.failure.message;
  } finally {
    transport.close();
  }
}

/** How kubectl spells our flags. */
export function kubectlFlags(flags: ConnectionFlags): string[] {
  const spelled = {
    kubeconfig: flags.kubeconfig,
    context: flags.context,
    cluster: flags.cluster,
    user: flags.user,
    namespace: flags.namespace,
    server: flags.server,
    token: flags.token,
    as: flags.as,
    'as-uid': flags.asUid,
    'certificate-authority': flags.certificateAuthority,
    'client-certificate': flags.clientCertificate,
    'client-key': flags.clientKey,
    'tls-server-name': flags.tlsServerName,
    'insecure-skip-tls-verify': flags.insecureSkipTlsVerify,
  };
  const single = Object.entries(spelled).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}=${value}`],
  );
  return [...single, ...(flags.asGroup ?? []).map((group) => `--as-group=${group}`)];
}

/** Runs kubectl with the flags and environment of a call and nothing else from ours. */
export function kubectl(binary: string, { flags, env, home }: Call, args: readonly string[]) {
  return run(binary, [...args, ...kubectlFlags(flags)], {
    env: { PATH: process.env.PATH ?? '', HOME: home, ...env },
    timeout: 30_000,
  });
}
