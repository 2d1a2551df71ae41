import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { run } from '../../control-plane/run.ts';

/** `kubectl edit` by somebody who replaces a text: the editor is a script. */
export async function editField(
  plane: ControlPlaneHandle,
  args: readonly string[],
  from: string,
  to: string,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-editor-'));
  try {
    const editor = join(folder, 'editor');
    writeFileSync(editor, `#!/bin/sh\nsed -i 's/${from}/${to}/' "$1"\n`);
    chmodSync(editor, 0o755);
    const env = { ...process.env, KUBECONFIG: plane.adminKubeconfig, KUBE_EDITOR: editor, HOME: folder };
    const edited = await run(plane.coordinates.binaries.kubectl, ['edit', ...args], { env, timeout: 60_000 });
    if (edited.code !== 0 || !edited.stdout.includes('edited'))
      throw new Error(`kubectl edit: ${edited.code} ${edited.stdout} ${edited.stderr}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
