import { dump } from 'js-yaml';
import type { Archive } from './make-archive.ts';
import type { Project } from './project.ts';
import { executableName } from './targets.ts';

/** The plugin's name with krew: `kubectl krew install INDEX/operator`. */
export const PLUGIN = 'operator';

/** krew's manifest (https://krew.sigs.k8s.io/docs/developer-guide/plugin-manifest/) of archives that were made. */
export function krewManifest(project: Project, archives: readonly Archive[]): string {
  const manifest = {
    apiVersion: 'krew.googlecontainertools.github.com/v1alpha2',
    kind: 'Plugin',
    metadata: { name: PLUGIN },
    spec: {
      version: `v${project.version}`,
      homepage: project.homepage,
      shortDescription: 'Who owns what, and why it is stuck',
      description: `${project.description}.\nIt needs nothing else on the machine; what it may read in the cluster is what you may.\n`,
      caveats: `For completion of types and names after \`kubectl operator\`, put kubectl_complete-operator on PATH:\n  ln -s "\${KREW_ROOT:-$HOME/.krew}/store/${PLUGIN}/v${project.version}/kubectl_complete-operator" "\${KREW_ROOT:-$HOME/.krew}/bin/"\n`,
      platforms: archives.map(({ target, name, sha256, files }) => ({
        selector: { matchLabels: { os: target.os, arch: target.arch } },
        uri: `${project.homepage}/releases/download/v${project.version}/${name}`,
        sha256,
        bin: executableName(target),
        files: files.map((from) => ({ from, to: '.' })),
      })),
    },
  };
  return `# Made by npm run package.\n${dump(manifest, { lineWidth: -1 })}`;
}
