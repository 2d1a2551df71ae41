/**
 * `npm run package:check-arm64`: runs dist's archive for arm64 Linux on another processor, under qemu-user-static
 * (QEMU_AARCH64 names it; QEMU_LD_PREFIX is the folder with arm64's C library, such as /usr/aarch64-linux-gnu). Not part
 * of the tests, which install nothing.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProject } from './project.ts';

const { root, version } = readProject();
const qemu = process.env.QEMU_AARCH64 ?? 'qemu-aarch64-static';
const libraries = process.env.QEMU_LD_PREFIX ?? '/usr/aarch64-linux-gnu';
const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-arm64-'));
try {
  execFileSync('tar', ['xzf', join(root, 'dist', `kubectl-operator_${version}_linux_arm64.tar.gz`), '-C', folder]);
  const program = join(folder, 'kubectl-operator');
  expect(['--version'], 0, version);
  expect(['tree', '--help'], 0, 'Usage:');
  expect(['tree', 'deploy/none', '--server', 'http://127.0.0.1:1'], 2, '127.0.0.1:1');
  console.log('the arm64 program runs');

  function expect(args: readonly string[], code: number, part: string): void {
    const { status, stdout, stderr, error } = spawnSync(qemu, ['-L', libraries, program, ...args], {
      encoding: 'utf8',
    });
    if (error !== undefined) throw error;
    if (status !== code || !`${stdout}${stderr}`.includes(part)) {
      throw new Error(`${args.join(' ')}: exit code ${status}, not ${code} with "${part}"\n${stdout}${stderr}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
