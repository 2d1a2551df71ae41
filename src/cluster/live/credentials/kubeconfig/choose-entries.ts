import { distance } from 'fastest-levenshtein';
import { failure, type Result, success } from '../../../../objects/problem.ts';
import type { ConnectionFlags } from '../../../connection.ts';
import { entryFields } from './entry-fields.ts';
import type { Entry, Kubeconfig } from './kubeconfig.ts';

/** What of a kubeconfig is to be used. */
export interface Choice {
  /** Name of the context; undefined where none is selected. */
  readonly context: string | undefined;
  readonly namespace: string | undefined;
  /** undefined where neither a flag nor the context names one. */
  readonly cluster: Entry | undefined;
  readonly user: Entry | undefined;
}

/**
 * Chooses context, cluster and user as kubectl does (client-go tools/clientcmd/client_config.go). One that is named
 * but missing is a problem, also where kubectl would go on with localhost:8080 or without credentials, unless flags
 * say what the missing entry would have said.
 */
export function chooseEntries(config: Kubeconfig, flags: ConnectionFlags): Result<Choice> {
  const name = flags.context || config.currentContext;
  const context = name === undefined ? undefined : config.contexts.get(name);
  if (name !== undefined && context === undefined) {
    const origin = flags.context ? 'the context' : 'the current context';
    return missing(`${origin} "${name}" does not exist`, name, config.contexts, '--context', config);
  }
  const fields = context === undefined ? undefined : entryFields('context', context);
  const named = { cluster: fields?.text('cluster'), user: fields?.text('user'), namespace: fields?.text('namespace') };
  const problem = fields?.problem();
  if (problem !== undefined) return { ok: false, problem };

  const cluster = find('cluster', flags.cluster, named.cluster, config.clusters, name, config);
  if (!cluster.ok && (flags.cluster || !flags.server)) return cluster;
  const user = find('user', flags.user, named.user, config.users, name, config);
  if (!user.ok && (flags.user || !(flags.token || flags.clientCertificate))) return user;
  return success({
    context: name,
    namespace: named.namespace,
    cluster: cluster.ok ? cluster.value : undefined,
    user: user.ok ? user.value : undefined,
  });
}

function find(
  kind: 'cluster' | 'user',
  flag: string | undefined,
  named: string | undefined,
  entries: ReadonlyMap<string, Entry>,
  context: string | undefined,
  config: Kubeconfig,
): Result<Entry | undefined> {
  const name = flag || named;
  if (name === undefined) return success(undefined);
  const entry = entries.get(name);
  if (entry !== undefined) return success(entry);
  const message = flag
    ? `the ${kind} "${name}" does not exist`
    : `the context "${context}" names the ${kind} "${name}", which does not exist`;
  return missing(message, name, entries, `--${kind}`, config);
}

/** Names to show at most. */
const MOST_NAMES = 8;

function missing(
  message: string,
  wanted: string,
  entries: ReadonlyMap<string, Entry>,
  flag: string,
  config: Kubeconfig,
): Result<never> {
  const where = config.files.length === 0 ? 'there is no kubeconfig' : `in ${config.files.join(', ')}`;
  const nearest = [...entries.keys()]
    .map((name) => ({ name, edits: distance(wanted.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits || a.name.localeCompare(b.name))
    .map(({ name }) => name);
  if (nearest.length === 0) return failure(`${message} (${where})`, 'Check KUBECONFIG or pass --kubeconfig.');
  const more = nearest.length > MOST_NAMES ? `, and ${nearest.length - MOST_NAMES} more` : '';
  return failure(
    `${message} (${where})`,
    `Choose one with ${flag}: ${nearest.slice(0, MOST_NAMES).join(', ')}${more}.`,
  );
}
