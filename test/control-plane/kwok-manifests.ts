import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory, contentKey } from './cache.ts';
import { ensureDirectory } from './go-build.ts';
import { KWOK_VERSION, MODULES, moduleContent } from './go-modules.ts';
import { runOk } from './run.ts';

const STAGES = [
  'node/fast/node-initialize.yaml',
  'node/heartbeat-with-lease/node-heartbeat-with-lease.yaml',
  'pod/fast/pod-ready.yaml',
  'pod/fast/pod-complete.yaml',
  'pod/fast/pod-delete.yaml',
];

/**
 * A folder with kwok's own manifests out of its Go module: `crds.yaml` with its custom resource definitions,
 * `stages.yaml` with the stages that make nodes and pods live. Copied once, so that a start needs no Go.
 */
export function ensureKwokManifests(): Promise<string> {
  const module = join(MODULES, 'kwok');
  const key = contentKey([...moduleContent(module), ...STAGES]);
  const target = join(cacheDirectory(), `kwok-${KWOK_VERSION}`, key, 'manifests');
  return ensureDirectory(target, async (temporary) => {
    await runOk('go', ['mod', 'download', 'sigs.k8s.io/kwok'], { cwd: module });
    const list = ['list', '-mod=readonly', '-m', '-f', '{{.Dir}}', 'sigs.k8s.io/kwok'];
    const source = join((await runOk('go', list, { cwd: module })).trim(), 'kustomize');
    const definitions = readdirSync(join(source, 'crd/bases')).sort();
    writeDocuments(join(temporary, 'crds.yaml'), join(source, 'crd/bases'), definitions);
    writeDocuments(join(temporary, 'stages.yaml'), join(source, 'stage'), STAGES);
  });
}

function writeDocuments(target: string, directory: string, files: readonly string[]): void {
  writeFileSync(target, files.map((file) => readFileSync(join(directory, file), 'utf8')).join('\n---\n'));
}
