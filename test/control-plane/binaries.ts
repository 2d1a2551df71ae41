import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory, contentKey } from './cache.ts';
import { buildPrograms } from './go-build.ts';
import {
  ETCD_VERSION,
  KUBERNETES_VERSION,
  KWOK_VERSION,
  MODULES,
  moduleContent,
  writeKubernetesModule,
} from './go-modules.ts';
import { ensureKwokManifests } from './kwok-manifests.ts';

/** Paths of the programs that make up a control plane. */
export interface Binaries {
  readonly version: string;
  readonly etcd: string;
  readonly kubeApiserver: string;
  readonly kubeControllerManager: string;
  readonly kubectl: string;
  readonly kwok: string;
  /** Folder with kwok's `crd` and `stage` manifests. */
  readonly kwokManifests: string;
}

/** Programs built from one module, by name, with the packages they are built from. */
interface ProgramSet {
  readonly label: string;
  readonly version: string;
  readonly key: readonly string[];
  readonly packages: Readonly<Record<string, string>>;
  readonly linkerFlags: string;
  /** The module's folder, made first where it is generated. */
  readonly module: (cache: string) => Promise<string>;
  readonly readOnly: boolean;
}

/**
 * The programs of a control plane, built where the cache does not hold them. `KUBEBUILDER_ASSETS` wins for the
 * programs it holds, unless a version was asked for by name: only its owner knows which version it holds.
 */
export async function ensureBinaries(version?: string): Promise<Binaries> {
  const assets = version === undefined ? process.env.KUBEBUILDER_ASSETS : undefined;
  const wanted = version ?? KUBERNETES_VERSION;
  const etcd = await ensure(etcdPrograms(), assets);
  const kubernetes = await ensure(kubernetesPrograms(wanted), assets);
  const kwok = await ensure(kwokPrograms(), assets);
  return {
    version: wanted,
    etcd: path(etcd, 'etcd'),
    kubeApiserver: path(kubernetes, 'kube-apiserver'),
    kubeControllerManager: path(kubernetes, 'kube-controller-manager'),
    kubectl: path(kubernetes, 'kubectl'),
    kwok: path(kwok, 'kwok'),
    kwokManifests: await ensureKwokManifests(),
  };
}

function path(programs: ReadonlyMap<string, string>, name: string): string {
  const found = programs.get(name);
  if (found === undefined) throw new Error(`no program ${name} was built`);
  return found;
}

async function ensure(set: ProgramSet, assets: string | undefined): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const missing: Record<string, string> = {};
  for (const [name, source] of Object.entries(set.packages)) {
    const asset = assets === undefined || assets === '' ? undefined : join(assets, name);
    if (asset !== undefined && existsSync(asset)) found.set(name, asset);
    else missing[name] = source;
  }
  if (Object.keys(missing).length === 0) return found;
  const cache = join(cacheDirectory(), `${set.label}-${set.version}`, contentKey([...set.key, set.linkerFlags]));
  const built = await buildPrograms({
    label: `${set.label} ${set.version}`,
    directory: cache,
    packages: missing,
    module: () => set.module(cache),
    linkerFlags: set.linkerFlags,
    readOnly: set.readOnly,
  });
  return new Map([...found, ...built]);
}

function kubernetesPrograms(version: string): ProgramSet {
  const [major = '1', minor = '0'] = version.split('.');
  const at = 'k8s.io/component-base/version';
  const committed = version === KUBERNETES_VERSION;
  const directory = join(MODULES, 'kubernetes');
  return {
    label: 'kubernetes',
    version,
    key: committed ? moduleContent(directory) : [version, ...moduleContent(directory).slice(2)],
    packages: {
      'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
      'kube-controller-manager': 'k8s.io/kubernetes/cmd/kube-controller-manager',
      kubectl: 'k8s.io/kubernetes/cmd/kubectl',
    },
    // Without these the server reports v0.0.0.
    linkerFlags: `-s -w -X ${at}.gitVersion=v${version} -X ${at}.gitMajor=${major} -X ${at}.gitMinor=${minor}`,
    module: async (cache) => {
      if (committed) return directory;
      const generated = join(cache, 'module');
      await writeKubernetesModule(generated, version);
      return generated;
    },
    readOnly: committed,
  };
}

function etcdPrograms(): ProgramSet {
  const directory = join(MODULES, 'etcd');
  return {
    label: 'etcd',
    version: ETCD_VERSION,
    key: moduleContent(directory),
    packages: { etcd: 'go.etcd.io/etcd/server/v3' },
    linkerFlags: '-s -w',
    module: async () => directory,
    readOnly: true,
  };
}

function kwokPrograms(): ProgramSet {
  const directory = join(MODULES, 'kwok');
  return {
    label: 'kwok',
    version: KWOK_VERSION,
    key: moduleContent(directory),
    packages: { kwok: 'sigs.k8s.io/kwok/cmd/kwok' },
    linkerFlags: '-s -w',
    module: async () => directory,
    readOnly: true,
  };
}
