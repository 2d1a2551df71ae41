/**
 * Runs the bundle's scripts through usual commands and writes what V8 compiled meanwhile beside them, one cache a
 * script. Run by the very Node that is shipped: V8 refuses another's. usage: warm-up.cjs FOLDER
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeCacheOf, createLoader } from './loader.ts';
import type { main } from './main.ts';

const [, , folder = ''] = process.argv;
const COMMANDS = [['--help'], ['tree', '--help'], ['tree', 'deployment/none', '--server', 'http://127.0.0.1:1']];

const loader = createLoader((name) => {
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file) : undefined;
}, require);
const program = loader.load('./main.js') as { main: typeof main };
void warmUp();

async function warmUp(): Promise<void> {
  const silent = { value: Object.create(process.stdout, { write: { value: discard } }) };
  for (const command of COMMANDS) {
    const argv = { value: ['', '', ...command] };
    await program.main(Object.create(process, { argv, stdout: silent, stderr: silent, exitCode: { writable: true } }));
  }
  for (const [name, script] of loader.scripts)
    writeFileSync(join(folder, codeCacheOf(name)), script.createCachedData());
}

function discard(_text: string, done?: () => void): boolean {
  done?.();
  return true;
}
