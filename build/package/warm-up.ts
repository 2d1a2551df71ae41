/**
 * Runs the bundle's scripts through usual commands and writes what V8 compiled meanwhile beside them, one cache a
 * script. Run by the very Node that is shipped: V8 refuses another's. usage: warm-up.cjs FOLDER
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeCacheOf, createLoader } from './loader.ts';
import type { main } from './main.ts';
import { startWarmUpServer } from './warm-up-server.ts';

const [, , folder = ''] = process.argv;

const loader = createLoader((name) => {
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file) : undefined;
}, require);
const program = loader.load('./main.js') as { main: typeof main };
void warmUp();

async function warmUp(): Promise<void> {
  const server = await startWarmUpServer();
  const tree = ['tree', 'configmap/owner', '--namespace', 'default', '--server', server.url];
  for (const command of [['--help'], ['tree', '--help'], ['version'], tree]) {
    const code = await runSilently(command);
    if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}`);
  }
  server.stop();
  for (const [name, script] of loader.scripts)
    writeFileSync(join(folder, codeCacheOf(name)), script.createCachedData());
}

/** Runs one command line as if it were a process of its own; answers its exit code. */
async function runSilently(command: readonly string[]): Promise<unknown> {
  const silent = { value: Object.create(process.stdout, { write: { value: discard } }) };
  const pretended = Object.create(process, {
    argv: { value: ['', '', ...command] },
    stdout: silent,
    stderr: silent,
    exitCode: { writable: true, value: undefined },
  });
  await program.main(pretended);
  return pretended.exitCode;
}

function discard(_text: string, done?: () => void): boolean {
  done?.();
  return true;
}
