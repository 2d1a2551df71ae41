import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ControlPlane, startControlPlane } from '../control-plane/control-plane.ts';
import { startKwok } from '../control-plane/kwok.ts';
import type { ManagedProcess } from '../control-plane/process.ts';
import { waitFor } from '../control-plane/wait.ts';
import { createBackup } from '../operators/redis/redis-objects.ts';
import { type RunningRedisOperator, startRedisOperator } from '../operators/redis/redis-operator.ts';
import { PLUGIN_FOLDER, plugin } from './plugin.ts';
import { inTerminal, type TerminalSession } from './pty.ts';

// The operator is killed, which is nothing for others.
let plane: ControlPlane;
let kwok: ManagedProcess;
let redis: RunningRedisOperator;

beforeAll(async () => {
  plane = await startControlPlane();
  kwok = await startKwok(plane);
  // A process that was killed leaves a Lease that the next one waits for.
  const flags = ['--lease-duration=15s', '--renew-deadline=10s', '--retry-period=500ms'];
  redis = await startRedisOperator(plane, { flags });
  await redis.applySamples();
});

afterAll(async () => {
  await redis?.stop();
  await kwok?.stop();
  await plane?.stop();
});

/** The live view in a terminal without colour. */
function view(args: readonly string[], env: Readonly<Record<string, string>> = {}): TerminalSession {
  return inTerminal(['queue', 'redis-operator', '--watch', '--interval', '1s', ...args], {
    kubeconfig: plane.adminKubeconfig,
    env: { NO_COLOR: '1', LC_ALL: 'C.UTF-8', ...env },
    timeout: 240_000,
  });
}

/** Waits until the last picture is such; pictures begin with the answer. */
async function untilPicture(session: TerminalSession, what: RegExp): Promise<string> {
  return waitFor(
    `a picture with ${what}`,
    () => {
      const picture = lastPicture(session.shown());
      return what.test(picture) ? picture : undefined;
    },
    { timeout: 90_000 },
  );
}

function lastPicture(shown: string): string {
  return shown.slice(shown.lastIndexOf('redis-operator in redis-system'));
}

describe('in a terminal', () => {
  test('controllers with their figures, and keys that sort, reverse, select, pause and end', async () => {
    const session = view([]);
    const first = await untilPicture(
      session,
      /its 2 controllers are well[\s\S]*redisbackup +0 +▁{2,} .*\n.*rediscluster .*\n/,
    );
    expect(first).toMatch(/CONTROLLER +READY +REC\/S +ERR\/S +WAIT99 +WORK99 +BUSY +STATE/);
    for (const line of first.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    session.type('s');
    await untilPicture(session, /by name/);
    session.type('r');
    await untilPicture(session, /rediscluster [\s\S]*redisbackup [\s\S]*by name, reversed/);
    session.type('j');
    await untilPicture(session, /\n> rediscluster [\s\S]*pod redis-operator-\S+ port 8080/);
    session.type('\u001b[B');
    await untilPicture(session, /\n> redisbackup /);
    session.type('p');
    const paused = /paused at (\S+)/.exec(await untilPicture(session, /paused at \d\d:\d\d:\d\d/))?.[1];
    session.type('k');
    expect(await untilPicture(session, /\n> rediscluster /)).toContain(`paused at ${paused}`);
    session.type('p');
    await untilPicture(session, /as of/);
    session.type('q');
    const { code, shown } = await session.ended;
    expect(code).toBe(0);
    expect(lastPicture(shown)).toContain('rediscluster');
  });

  test.each([
    ['Ctrl-C', '\u0003'],
    ['Esc', '\u001b'],
  ])('%s ends it', async (_name, key) => {
    const session = view(['--sort', 'name']);
    await untilPicture(session, /by name/);
    session.type(key);
    expect((await session.ended).code).toBe(0);
  });

  test('where the locale is not of UTF-8, it is ASCII', async () => {
    const session = view([], { LC_ALL: 'C' });
    const picture = await untilPicture(session, /redisbackup +0 +__+ /);
    session.type('q');
    await session.ended;
    expect(picture).not.toMatch(/[▁▂▃▄▅▆▇█…→≤]/);
  });

  // Six pictures, the slowest after a Lease and a search for pods, which rests for ten times as long as the last one took.
  const PATIENCE = { timeout: 240_000 };

  test(
    'trouble comes up first, with its sentence, and an operator that dies and comes back is followed',
    PATIENCE,
    async () => {
      const session = view([]);
      await untilPicture(session, /its 2 controllers are well/);
      await redis.failController('redisbackup', 'error');
      const backup = await createBackup(plane, 'shop', 'failing', 'cache');
      await untilPicture(session, /1 of 2 controllers is in trouble[\s\S]*STATE\n {2}redisbackup .* failing\n/);
      await untilPicture(session, /redisbackup: In \S+ (every reconcile failed|\d+ of \d+ reconciles failed)/);

      await redis.deployed.kill();
      // What is said where its page was lost and nobody has looked for its pods yet, is said for a look, or not at all.
      await untilPicture(session, /no pod of it runs, so nothing is reconciled[\s\S]*not read/);
      await redis.failController('redisbackup', undefined);
      await redis.restart();
      await untilPicture(session, /pod redis-system\/redis-operator-\S+ is read now/);
      await untilPicture(session, /its 2 controllers are well/);
      session.type('q');
      expect((await session.ended).code).toBe(0);
      await plane.kubectl(['delete', '-n', 'shop', `redisbackup/${backup.name}`]);
    },
  );
});

/** The same, piped; ended with SIGINT when `enough` of its output has come. */
async function piped(
  args: readonly string[],
  enough: (stdout: string) => boolean | Promise<boolean>,
  interval = '1s',
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(join(PLUGIN_FOLDER, 'kubectl-operator'), ['queue', '--watch', '--interval', interval, ...args], {
    env: { ...process.env, KUBECONFIG: plane.adminKubeconfig, KUBECACHEDIR: plane.coordinates.directory },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(child, 'close');
  await waitFor('enough output', () => enough(stdout));
  child.kill('SIGINT');
  const [code] = (await ended) as [number | null];
  return { code, stdout, stderr };
}

describe('piped', () => {
  test('a line when a state changes, and none while it stays', async () => {
    let failing = false;
    const { code, stdout, stderr } = await piped(['redis-operator'], async (sofar) => {
      if (!failing && /rediscluster .* (idle|healthy)\n/.test(sofar)) {
        failing = true;
        await redis.failController('redisbackup', 'error');
        await createBackup(plane, 'shop', 'piped', 'cache');
      }
      return /redisbackup .* failing\n/.test(sofar);
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [head, ...lines] = stdout.trimEnd().split('\n');
    expect(head).toMatch(/^TIME +OPERATOR +CONTROLLER +READY +REC\/S +ERR\/S .*STATE$/);
    for (const line of lines) expect(line).toMatch(/^\d\d:\d\d:\d\d +redis-operator +redis(backup|cluster) /);
    const states = lines.filter((line) => line.includes(' redisbackup ')).map((line) => line.split(' ').at(-1));
    expect(states.filter((state, at) => state === states[at - 1])).toEqual([]);
    await redis.failController('redisbackup', undefined);
    await plane.kubectl(['delete', '-n', 'shop', 'redisbackup/piped']);
  });

  test('with -o json a document a line, each of a later look', async () => {
    // A page that took longer than the interval would be looked at twice.
    const { code, stdout } = await piped(['-o', 'json'], (sofar) => sofar.split('\n').length > 3, '3s');
    expect(code).toBe(0);
    const documents = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const times = documents.map(({ items }) => items[0].processes[0].time);
    expect(times).toEqual([...new Set(times)].sort());
    for (const { kind, items } of documents) {
      expect(kind).toBe('QueueReport');
      expect(items[0].processes[0].windowSeconds).toBeGreaterThan(0);
    }
  });

  test('it ends when whoever reads its output has gone', async () => {
    const args = ['queue', '--watch', '--interval', '1s', '-o', 'wide'];
    const child = spawn(join(PLUGIN_FOLDER, 'kubectl-operator'), args, {
      env: { ...process.env, KUBECONFIG: plane.adminKubeconfig, KUBECACHEDIR: plane.coordinates.directory },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect(await ended).toEqual([0, null]);
  });

  test('an address is watched without a cluster, and -o wide tells of all at each look', async () => {
    const url = `http://127.0.0.1:${redis.coordinates.metricsPort}/metrics`;
    const { stdout } = await piped(['--url', url, '-o', 'wide'], (sofar) => sofar.split('\n').length > 6);
    expect(stdout.match(/rediscluster/g)?.length).toBeGreaterThanOrEqual(2);
  });
});

test.each([
  [['--metrics-file', '/nothing'], 'saved pages do not change'],
  [['--prometheus', 'http://127.0.0.1:9090'], 'not what Prometheus has kept'],
  [['--explain-backoff', 'kopf'], 'reads no metrics'],
  [['nobody'], 'no operator "nobody" was found'],
  [['rediscluster/cache', '-n', 'shop'], '--watch does not go with TYPE/NAME'],
])('--watch with %j is refused', async (args, message) => {
  const { stdout, stderr, code } = await plugin(['queue', '--watch', ...args], { kubeconfig: plane.adminKubeconfig });
  expect(stdout).toBe('');
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

test('--sort without --watch is refused', async () => {
  const { stderr, code } = await plugin(['queue', '--sort', 'name']);
  expect(stderr).toContain('--sort is for the live view');
  expect(code).toBe(2);
});
