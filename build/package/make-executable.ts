import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as Pkg from '@yao-pkg/pkg/lib-es5/sea.js';
import type { Target } from './targets.ts';

// pkg's command line knows neither assets nor execArgv; the function that it calls hands them on. CommonJS with a
// default export, on which Node and bundlers disagree: hence require().
const pkg: typeof Pkg.default = createRequire(import.meta.url)('@yao-pkg/pkg/lib-es5/sea.js');

/** What Node reads of the configuration of a single executable, as far as pkg's type lacks it. */
interface Configuration extends Pkg.SeaConfig {
  readonly execArgv: readonly string[];
  /** `none`: NODE_OPTIONS of whoever runs the program does not reach it. */
  readonly execArgvExtension: 'none';
}

/** What goes into an executable. */
export interface Contents {
  /** Path of Node's executable for the target, of the version that runs this. */
  readonly node: string;
  /** Text of the main script. */
  readonly boot: string;
  /** Paths by name. */
  readonly assets: Readonly<Record<string, string>>;
}

/** Length of the main script's path, whatever the folder: Node writes that path into the executable. */
const PATH_LENGTH = 200;

/**
 * Puts the scripts into Node's executable with pkg and writes it to `output`; `folder` is for what lies between. The
 * same contents give the same bytes in every folder.
 */
export async function makeExecutable(
  target: Target,
  contents: Contents,
  folder: string,
  output: string,
): Promise<void> {
  const main = join(folder, 'm'.repeat(PATH_LENGTH - join(folder, 'boot.js').length - 1), 'boot.js');
  mkdirSync(dirname(main), { recursive: true });
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(main, contents.boot);
  const seaConfig: Configuration = {
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    useCodeCache: false, // of the main script alone, which is tiny
    execArgv: ['--no-warnings'],
    execArgvExtension: 'none',
    assets: { ...contents.assets },
  };
  const nodeRange = `node${process.versions.node}`;
  const targets = [{ nodeRange, platform: target.pkgPlatform, arch: target.nodeArch, output }];
  await withHome(seedPkg(join(folder, 'home'), target, contents.node), () =>
    pkg.default(main, { signature: false, targets, seaConfig }),
  );
  hidePath(output, main);
}

/**
 * Lays Node where pkg looks for what it downloaded earlier. With the archive, the executable and a mark beside each it
 * neither downloads nor checks anything; only the executable is read.
 */
function seedPkg(home: string, { nodePlatform, nodeArch }: Target, node: string): string {
  const windows = nodePlatform === 'win32';
  const name = `node-${process.version}-${windows ? 'win' : nodePlatform}-${nodeArch}`;
  const cache = join(home, '.pkg-cache/sea');
  const executable = windows ? join(cache, `${name}.exe`) : join(cache, name, 'bin/node');
  const archive = join(cache, `${name}${windows ? '.zip' : '.tar.gz'}`);
  mkdirSync(dirname(executable), { recursive: true });
  copyFileSync(node, executable);
  for (const mark of [`${executable}.ok`, archive, `${archive}.ok`]) writeFileSync(mark, '');
  return home;
}

/** Runs with another home directory, in which pkg has its cache. */
async function withHome(home: string, action: () => Promise<void>): Promise<void> {
  const previous = process.env.HOME;
  process.env.HOME = home;
  try {
    await action();
  } finally {
    if (previous === undefined) delete process.env.HOME;
    else process.env.HOME = previous;
  }
}

/** Overwrites the main script's path with one that every build has. */
function hidePath(file: string, path: string): void {
  const bytes = readFileSync(file);
  const common = 'boot.js'.padStart(path.length, '/');
  let found = 0;
  for (let at = bytes.indexOf(path); at >= 0; at = bytes.indexOf(path, at)) {
    bytes.write(common, at, 'latin1');
    found++;
  }
  if (found === 0) throw new Error(`${file} does not hold the path of its main script`);
  writeFileSync(file, bytes);
}
