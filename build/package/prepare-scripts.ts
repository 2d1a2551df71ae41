import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { codeCacheOf } from './loader.ts';
import type { Contents } from './make-executable.ts';
import { bundleScripts } from './script.ts';

/** What goes into executables besides Node: with the code caches that this machine's Node made, and without. */
export interface PreparedScripts {
  readonly warm: Omit<Contents, 'node'>;
  readonly cold: Omit<Contents, 'node'>;
}

/** Bundles the program into `folder` and runs it once for the code caches. */
export async function prepareScripts(folder: string): Promise<PreparedScripts> {
  mkdirSync(folder, { recursive: true });
  const scripts = await bundleScripts();
  const cold: Record<string, string> = {};
  const caches: Record<string, string> = {};
  for (const [name, text] of scripts) {
    cold[name] = join(folder, name);
    writeFileSync(join(folder, name), text);
  }
  const warmUp = join(folder, 'warm-up.cjs');
  writeFileSync(warmUp, await bundleOne('warm-up.ts'));
  // --predictable: the same caches from the same scripts, which V8's threads and random seeds would prevent.
  const env = { HOME: folder, KUBECACHEDIR: join(folder, 'cache'), KUBECONFIG: '/dev/null' };
  execFileSync(process.execPath, ['--predictable', warmUp, folder], { stdio: 'inherit', env });
  for (const name of [...scripts.keys()].map(codeCacheOf)) {
    if (existsSync(join(folder, name))) caches[name] = join(folder, name);
  }
  const boot = await bundleOne('boot.ts');
  return { cold: { boot, assets: cold }, warm: { boot, assets: { ...cold, ...caches } } };
}

async function bundleOne(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, file)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    minify: true,
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}
