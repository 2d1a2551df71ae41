import { basename } from 'node:path';
import { build, transform } from 'esbuild';
import { BUNDLE_OPTIONS } from '../bundle-options.ts';
import { inkWithoutAwait } from './ink-without-await.ts';

/**
 * Bundles the program into scripts by name: a command loads only what it uses, as from a checkout; the first is main.js. Each is an expression
 * that is a function of (exports, require, module), for loader.ts. Scripts and not ES modules, because V8 keeps compiled
 * code for a script that has run, and because a packaged program cannot import a second file. Their text is ASCII, which
 * V8 reads without decoding.
 */
export async function bundleScripts(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    ...BUNDLE_OPTIONS,
    entryPoints: { main: 'build/package/main.ts' },
    outdir: 'scripts',
    write: false,
    splitting: true,
    format: 'esm',
    legalComments: 'none',
    define: { ...BUNDLE_OPTIONS.define, 'import.meta.url': '"file:///kubectl-operator"' },
    plugins: [...BUNDLE_OPTIONS.plugins, inkWithoutAwait],
  });
  const scripts = outputFiles.map(async ({ path, text }) => [basename(path), await asScript(text)] as const);
  return new Map(await Promise.all(scripts));
}

async function asScript(module: string): Promise<string> {
  const { code } = await transform(module, {
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    charset: 'ascii',
    minifySyntax: true,
    minifyWhitespace: true,
    supported: { 'dynamic-import': false },
    banner: '(function(exports,require,module){',
    footer: '})',
  });
  // What esbuild leaves as it is are regular expressions, where an escape means the same.
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
