import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runOk } from './run.ts';

/** The version of Kubernetes that tests run against unless told otherwise; modules/kubernetes/go.mod says the same. */
export const KUBERNETES_VERSION = '1.37.2';
export const ETCD_VERSION = '3.7.3';
export const KWOK_VERSION = '0.8.0';

/** Folder with the committed modules that pin what is built. */
export const MODULES = join(import.meta.dirname, 'modules');

/** The files that decide what a committed module builds. */
export function moduleContent(directory: string): string[] {
  return ['go.mod', 'go.sum', 'tools.go'].map((file) => readFileSync(join(directory, file), 'utf8'));
}

/**
 * Writes a module into `directory` that builds the Kubernetes programs of another version, with the replace lines
 * that k8s.io/kubernetes has for its staging modules (`=> ./staging/…`) restated as versions: Go ignores the replace
 * lines of a required module. Downloads the module, so it needs a module proxy or a warm module cache.
 */
export async function writeKubernetesModule(directory: string, version: string): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const described: unknown = JSON.parse(
    await runOk('go', ['mod', 'download', '-json', `k8s.io/kubernetes@v${version}`], { cwd: directory }),
  );
  if (typeof described !== 'object' || described === null || !('Dir' in described)) {
    throw new Error(`go mod download tells no folder for k8s.io/kubernetes@v${version}`);
  }
  const upstream = readFileSync(join(String(described.Dir), 'go.mod'), 'utf8');
  const stagingVersion = `v0.${version.replace(/^1\./, '')}`;
  const replaces = [...upstream.matchAll(/^\t(k8s\.io\/[a-z-]+) => \.\/staging/gm)].map(
    ([, module]) => `replace ${module} => ${module} ${stagingVersion}`,
  );
  const header = `module controlplane\n\ngo 1.26.0\n\nrequire k8s.io/kubernetes v${version}\n`;
  writeFileSync(join(directory, 'go.mod'), `${header}\n${replaces.join('\n')}\n`);
  writeFileSync(join(directory, 'tools.go'), readFileSync(join(MODULES, 'kubernetes', 'tools.go')));
  await runOk('go', ['mod', 'tidy'], { cwd: directory, showStderr: true });
}
