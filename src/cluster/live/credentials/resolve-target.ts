/**
 * Which cluster, as whom, how: kubectl's answer from flags, kubeconfig files, environment and pod, followed rule by
 * rule from client-go's tools/clientcmd, transport and plugin/pkg/client/auth (0.37).
 *
 * What @kubernetes/client-node does here, and what it does not:
 * - Its OIDC authenticator renews expired id-tokens, over a client of ours (sources/oidc-refresh.ts); loaded only then.
 * - Files are found, read and merged here: its KubeConfig fails where a file of KUBECONFIG is missing or two files
 *   name the same entry, ignores tokenFile, as-groups, as-uid and as-user-extra, and resolves no exec command against the
 *   file's folder.
 * - Exec plugins are run here: its ExecAuth sets no KUBERNETES_EXEC_INFO, gives no terminal, checks no apiVersion,
 *   never asks again after a 401, and starts one run for each request that comes while none has ended.
 * - http:// servers, HTTPS_PROXY and kubectl's flags are unknown to it.
 *
 * Where kubectl would go on with localhost:8080 or ask for a user name and password on the terminal, there is a
 * problem or an anonymous request instead.
 */
import { failure, type Result, success } from '../../../objects/problem.ts';
import type { ConnectionFlags, ReaderEnvironment } from '../../connection.ts';
import type { Credentials, Target } from '../target.ts';
import { type ClusterSettings, clusterSettings } from './cluster-settings.ts';
import { type InCluster, inCluster, SERVICE_ACCOUNT_DIRECTORY } from './in-cluster.ts';
import { type Choice, chooseEntries } from './kubeconfig/choose-entries.ts';
import type { Entry, Kubeconfig } from './kubeconfig/kubeconfig.ts';
import { loadKubeconfig } from './kubeconfig/load-kubeconfig.ts';
import { proxyFromEnvironment } from './proxy-environment.ts';
import { chooseSources } from './sources/choose-source.ts';
import type { CredentialSource } from './sources/credential-source.ts';
import { type UserSettings, userSettings } from './user-settings.ts';

/**
 * The target that kubectl would talk to. Nothing is sent and no plugin is run before credentials are asked for.
 * @param serviceAccount where a pod finds its ServiceAccount
 */
export async function resolveTarget(
  flags: ConnectionFlags,
  environment: ReaderEnvironment,
  serviceAccount: string = SERVICE_ACCOUNT_DIRECTORY,
): Promise<Result<Target>> {
  const config = loadKubeconfig(flags.kubeconfig, environment);
  if (!config.ok) return config;
  const choice = chooseEntries(config.value, flags);
  if (!choice.ok) return choice;
  const pod = inCluster(environment, serviceAccount);
  const place = findCluster(choice.value, flags, environment, pod);
  if (!place.ok) return place;
  if (place.value === undefined) return nowhere(config.value);
  const { cluster, userEntry } = place.value;
  const user = userSettings(userEntry, flags);
  if (!user.ok) return user;
  const proxy =
    cluster.proxyUrl === undefined ? proxyFromEnvironment(cluster.server, environment.env) : success(cluster.proxyUrl);
  if (!proxy.ok) return proxy;
  const sources = chooseSources(user.value, cluster, environment);
  if (!sources.ok) return sources;
  return success({
    server: cluster.server,
    context: choice.value.context,
    namespace: flags.namespace || choice.value.namespace || pod?.namespace || 'default',
    certificateAuthority: cluster.certificateAuthority,
    tlsServerName: cluster.tlsServerName,
    insecureSkipTlsVerify: cluster.insecureSkipTlsVerify,
    proxy: proxy.value,
    requestTimeout: flags.requestTimeout ?? 0,
    credentials: () => collect(sources.value, user.value),
    // Every source forgets, not only the first that has something to forget.
    invalidate: () => sources.value.map((source) => source.invalidate()).includes(true),
  });
}

interface Place {
  readonly cluster: ClusterSettings;
  readonly userEntry: Entry | undefined;
}

/** The kubeconfig's or the flags' cluster, else the one we run in, else KUBERNETES_MASTER, as kubectl still has it. */
function findCluster(
  choice: Choice,
  flags: ConnectionFlags,
  environment: ReaderEnvironment,
  pod: InCluster | undefined,
): Result<Place | undefined> {
  const named = clusterSettings(choice.cluster, flags);
  if (!named.ok) return named;
  if (named.value !== undefined) return success({ cluster: named.value, userEntry: choice.user });
  if (pod !== undefined) {
    environment.trace('using the cluster this pod runs in');
    const own = clusterSettings(pod.cluster, flags);
    if (!own.ok) return own;
    return success(own.value === undefined ? undefined : { cluster: own.value, userEntry: pod.user });
  }
  const master = environment.env.KUBERNETES_MASTER;
  if (!master) return success(undefined);
  const legacy = clusterSettings(choice.cluster, { ...flags, server: master });
  if (!legacy.ok) return legacy;
  return success(legacy.value === undefined ? undefined : { cluster: legacy.value, userEntry: choice.user });
}

function nowhere(config: Kubeconfig): Result<never> {
  const contexts = [...config.contexts.keys()];
  if (config.currentContext === undefined && contexts.length > 0) {
    return failure(
      `no context is selected in ${config.files.join(', ')}`,
      `Pass --context with one of these, or run kubectl config use-context: ${contexts.slice(0, 8).join(', ')}.`,
    );
  }
  if (config.currentContext !== undefined) {
    return failure(
      `the context "${config.currentContext}" leads to no server`,
      'Give its cluster a server in the kubeconfig, or pass --server.',
    );
  }
  return failure(
    'no cluster is configured',
    'Set KUBECONFIG or pass --kubeconfig or --server; or read a capture with --from.',
  );
}

async function collect(sources: readonly CredentialSource[], user: UserSettings): Promise<Result<Credentials>> {
  let clientCertificate: Credentials['clientCertificate'];
  let clientKey: Credentials['clientKey'];
  const headers: Record<string, string | readonly string[]> = { ...user.impersonation };
  for (const source of sources) {
    const proof = await source.get();
    if (!proof.ok) return proof;
    clientCertificate = proof.value.clientCertificate ?? clientCertificate;
    clientKey = proof.value.clientKey ?? clientKey;
    if (proof.value.authorization !== undefined) headers.authorization = proof.value.authorization;
  }
  return success({ clientCertificate, clientKey, headers });
}
