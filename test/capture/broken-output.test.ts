import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type CommandResult, run } from '../control-plane/run.ts';
import { sharedControlPlane } from '../control-plane/shared.ts';
import { PLUGIN_FOLDER } from '../e2e/plugin.ts';
import { temporaryFolder } from './take-capture.ts';

const plane = sharedControlPlane();

/** Runs a line of a POSIX shell with the program as `kubectl-operator`, in a folder of its own. */
async function shell(line: string): Promise<CommandResult & { files: string[] }> {
  const folder = temporaryFolder();
  const { PATH = '' } = process.env;
  const env = { PATH: `${PLUGIN_FOLDER}:${PATH}`, HOME: folder, KUBECONFIG: plane.adminKubeconfig };
  const result = await run('sh', ['-c', line], { cwd: folder, env, timeout: 60_000 });
  return { ...result, files: readdirSync(folder).filter((name) => name.includes('.tar.gz')) };
}

test('whoever closes the pipe early ends a capture quietly', async () => {
  const { stdout, stderr } = await shell(
    '{ kubectl-operator capture - -A; echo "exit $?" >whole; mv whole code; } | head -c 2 | wc -c; while [ ! -f code ]; do sleep 0.1; done; cat code',
  );
  expect(stdout.split(/\s+/).filter(Boolean)).toEqual(['2', 'exit', '0']);
  expect(stderr).toBe('');
});

test('a device that is full is told in one line', async () => {
  const { stderr, code } = await shell('kubectl-operator capture - -A >/dev/full');
  expect(stderr).toMatch(/^error: the output cannot be written: ENOSPC[^\n]*\n$/);
  expect(code).toBe(2);
});

// ulimit -f counts in blocks; where SIGXFSZ is ignored, a write beyond it fails. The first run may bundle the program.
test('a file that cannot grow any more is told in one line, and nothing is left of it', async () => {
  const { stderr, code, files } = await shell(
    `kubectl-operator version >version; trap '' XFSZ; ulimit -f 4; kubectl-operator capture x.tar.gz -A`,
  );
  expect(stderr).toMatch(/^error: cannot write x\.tar\.gz: [^\n]*\nChoose another place for the capture\.\n$/);
  expect(code).toBe(2);
  expect(files).toEqual([]);
});
