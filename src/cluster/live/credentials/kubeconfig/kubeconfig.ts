import type { JsonObject } from '../../../../objects/json.ts';

/** A named cluster, user or context of a kubeconfig, as it was written. */
export interface Entry {
  readonly name: string;
  readonly body: JsonObject;
  /** Path of the file it stands in; relative paths inside of it count from that file's folder. */
  readonly file: string;
}

/** What all kubeconfig files together say. */
export interface Kubeconfig {
  /** The files that were read, in the order of their precedence. */
  readonly files: readonly string[];
  readonly clusters: ReadonlyMap<string, Entry>;
  readonly users: ReadonlyMap<string, Entry>;
  readonly contexts: ReadonlyMap<string, Entry>;
  readonly currentContext: string | undefined;
}

/** A kubeconfig that says nothing. */
export const EMPTY_KUBECONFIG: Kubeconfig = {
  files: [],
  clusters: new Map(),
  users: new Map(),
  contexts: new Map(),
  currentContext: undefined,
};

/**
 * Merges as client-go's loader does (tools/clientcmd/loader.go): the first file to name a cluster, user or context
 * wins with the whole entry, and so does the first `current-context` that is not empty.
 */
export function mergeKubeconfigs(configs: readonly Kubeconfig[]): Kubeconfig {
  const merged = (of: (config: Kubeconfig) => ReadonlyMap<string, Entry>) =>
    new Map(configs.toReversed().flatMap((config) => [...of(config)]));
  return {
    files: configs.flatMap((config) => config.files),
    clusters: merged((config) => config.clusters),
    users: merged((config) => config.users),
    contexts: merged((config) => config.contexts),
    currentContext: configs.find((config) => config.currentContext !== undefined)?.currentContext,
  };
}
