import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { leanClientNode } from './lean-client-node.ts';
import { quickStringWidth } from './quick-string-width.ts';

const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

// What a command does not use is in chunks that it does not load: start-up pays for the command line alone.
const fresh = `dist/js.${process.pid}`;
const result = await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/main.ts' },
  outdir: fresh,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: false,
  metafile: true,
  legalComments: 'linked',
  logLevel: 'warning',
  define: {
    KUBECTL_OPERATOR_VERSION: JSON.stringify(version),
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
  },
  // Bundled CommonJS packages call require() for Node's own modules.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  // ink asks for it in development only.
  external: ['react-devtools-core'],
  plugins: [leanClientNode, quickStringWidth],
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
