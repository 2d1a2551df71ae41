import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLE_OPTIONS } from './bundle-options.ts';

const root = join(import.meta.dirname, '..');

// What a command does not use is in chunks that it does not load: start-up pays for the command line alone.
const fresh = `dist/js.${process.pid}`;
const result = await build({
  ...BUNDLE_OPTIONS,
  entryPoints: { main: 'src/main.ts' },
  outdir: fresh,
  splitting: true,
  format: 'esm',
  legalComments: 'linked',
  // Bundled CommonJS packages call require() for Node's own modules.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
});
writeFileSync(join(root, 'dist/bundle.json'), JSON.stringify(result.metafile));
// Swapped in whole: a command that starts meanwhile finds the old bundle or the new one.
const old = `dist/js.old.${process.pid}`;
rename('dist/js', old);
rename(fresh, 'dist/js');
rmSync(join(root, old), { recursive: true, force: true });

function rename(from: string, to: string): void {
  try {
    renameSync(join(root, from), join(root, to));
  } catch (error) {
    if (from === fresh) throw error; // there was no old bundle to put aside
  }
}
