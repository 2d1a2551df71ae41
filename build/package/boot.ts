/**
 * The main script of the packaged program, kept tiny: it runs the bundle's scripts, which lie in the executable as
 * assets, with the code that V8 compiled while they ran at packaging. (The code cache that Node itself puts into single
 * executables is taken before the script runs: it lacks every function compiled on its first call, which is nearly all.)
 */
import { getRawAsset } from 'node:sea';
import { createLoader } from './loader.ts';
import type { main } from './main.ts';

function asset(name: string): Buffer | undefined {
  try {
    return Buffer.from(getRawAsset(name));
  } catch {
    return undefined; // no command that ran at packaging loads it, or this platform could not be run there
  }
}

const program = createLoader(asset, require).load('./main.js') as { main: typeof main };
void program.main(process);
