import { dump } from 'js-yaml';
import { type Archive, COMPLETION } from './make-archive.ts';
import type { Project } from './project.ts';
import { executableName } from './targets.ts';

/** The plugin's name with krew: `kubectl krew install INDEX/operator`. */
export const PLUGIN = 'operator';

const caveats = (
  version: string,
) => `On Linux it needs glibc 2.28 or newer, libstdc++ and libatomic (Debian: apt-get install libstdc++6 libatomic1).
For completion after \`kubectl operator\`, put its helper on PATH:
  ln -sf "\${KREW_ROOT:-$HOME/.krew}/store/${PLUGIN}/v${version}/${COMPLETION}" "\${KREW_ROOT:-$HOME/.krew}/bin/"
`;

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
      description: `${project.description}.\nIt needs no Node on the machine, and reads of the cluster what you may read.\n`,
      caveats: caveats(project.version),
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
