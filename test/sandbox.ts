import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { type ControlPlane, startControlPlane } from './control-plane/control-plane.ts';
import { progress } from './control-plane/go-build.ts';
import { startKwok } from './control-plane/kwok.ts';
import { EXAMPLES, type RunningExample } from './control-plane/sandbox-examples.ts';

/**
 * `npm run sandbox`: a control plane with fake nodes and the example operators, and a shell in which kubectl and
 * `kubectl operator` talk to it. Without a terminal it prints the exports and waits for Ctrl-C. Either way nothing is
 * left when it ends.
 */
const root = join(import.meta.dirname, '..');

// Until the shell runs: the children die with this process, so leaving is all that has to be done.
const leave = (): void => process.exit(130);
process.on('SIGINT', leave);
process.on('SIGTERM', leave);
process.on('SIGHUP', leave);

const started = Date.now();
const plane = await startControlPlane();
const kwok = await startKwok(plane);
const examples: RunningExample[] = [];
for (const start of EXAMPLES) examples.push(await start(plane));
progress(`ready in ${((Date.now() - started) / 1000).toFixed(1)} s`);

const environment = {
  KUBECONFIG: plane.adminKubeconfig,
  PATH: [join(root, 'bin'), dirname(plane.coordinates.binaries.kubectl), process.env.PATH ?? ''].join(':'),
};
if (process.stdin.isTTY === true) await runShell(plane);
else await untilInterrupted();

for (const example of examples.reverse()) await example.stop();
await kwok.stop();
await plane.stop();

async function runShell(sandbox: ControlPlane): Promise<void> {
  // Ctrl-C now belongs to the shell and what runs in it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, leave);
  process.on('SIGINT', () => undefined);
  progress(`Kubernetes ${sandbox.coordinates.binaries.version} at ${sandbox.server}; exit the shell to end it`);
  const shell = spawn(process.env.SHELL ?? '/bin/sh', ['-i'], {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  process.on('SIGTERM', () => shell.kill('SIGHUP'));
  process.on('SIGHUP', () => shell.kill('SIGHUP'));
  await once(shell, 'exit');
}

async function untilInterrupted(): Promise<void> {
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.off(signal, leave);
      process.once(signal, () => resolve());
    }
  });
  for (const [name, value] of Object.entries(environment)) {
    process.stdout.write(`export ${name}='${value.replaceAll("'", "'\\''")}'\n`);
  }
  // A pending promise alone does not keep the process alive.
  const alive = setInterval(() => undefined, 60_000);
  await interrupted;
  clearInterval(alive);
}
