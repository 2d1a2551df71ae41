import { type Browser, chromium } from 'playwright-core';
import { progress } from '../control-plane/go-build.ts';
import { run, runOk } from '../control-plane/run.ts';

/**
 * Starts a headless Chromium: that of this machine, else Debian's package, which is installed where that may be done. There is
 * no test without it.
 */
export async function startChromium(): Promise<Browser> {
  const executablePath = (await installed()) ?? (await install());
  // Without a user of their own, as in containers, sandboxes of Chromium cannot be made.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

async function installed(): Promise<string | undefined> {
  const found = await run('sh', ['-c', 'command -v chromium']);
  return found.code === 0 ? found.stdout.trim() : undefined;
}

/** Unlike a program of one file, Chromium needs the libraries that its package names, so that unpacking it is not enough. */
async function install(): Promise<string> {
  progress('installing the package chromium');
  const root = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=300', '-qq'];
  const [program = '', ...first] = [...root, ...apt];
  if ((await run(program, [...first, 'install', '-y', '--no-install-recommends', 'chromium'])).code !== 0) {
    await runOk(program, [...first, 'update']);
    await runOk(program, [...first, 'install', '-y', '--no-install-recommends', 'chromium']);
  }
  const path = await installed();
  if (path === undefined) throw new Error('the package chromium has brought no chromium');
  return path;
}
