import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { commitOf } from './commit.ts';
import { leanClientNode } from './lean-client-node.ts';
import { quickStringWidth } from './quick-string-width.ts';

const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

/** What the bundle that runs from a checkout and the one that is packaged have in common. */
export const BUNDLE_OPTIONS = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node24',
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: false,
  metafile: true,
  logLevel: 'warning',
  define: {
    KUBECTL_OPERATOR_VERSION: JSON.stringify(version),
    KUBECTL_OPERATOR_COMMIT: JSON.stringify(commitOf(root)),
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
  },
  // ink asks for it in development only.
  external: ['react-devtools-core'],
  plugins: [leanClientNode, quickStringWidth],
} satisfies BuildOptions;
