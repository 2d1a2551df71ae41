import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/**
 * Files that are tested at the same time have ports of their own: what one has ended, to start it anew half a minute later,
 * leaves ports that look free to the others. vitest numbers the processes in which files run, one file at a time, from 1 on.
 */
const SHARE = 5600;
const PARTS = 3;
const part = Number(process.env.VITEST_POOL_ID ?? 0) % PARTS;

/** All lie below the ports that kernels give to whoever asks for any (from 32768 on where Linux is left as it is). */
const LOWEST = 15_000 + part * SHARE;
const HIGHEST = LOWEST + SHARE;

/** The one that is tried next: processes begin at different places, and each goes on from there. */
let next = randomInt(LOWEST, HIGHEST);

/**
 * Ports of 127.0.0.1 that were free a moment ago. All are held open until the last is found, so they differ. None is one
 * that a program gets that asks for any port, since what was found here is used a second later, and by what is started
 * anew again after half a minute; another process may still take one before it is used, and then the program that wanted
 * it fails to start and is retried.
 */
export async function freePorts(count: number): Promise<number[]> {
  const held: Held[] = [];
  try {
    for (let tries = 0; held.length < count; tries += 1) {
      if (tries > HIGHEST - LOWEST) throw new Error('no free port');
      const port = next;
      next = port + 1 < HIGHEST ? port + 1 : LOWEST;
      const server = await hold(port);
      if (server !== undefined) held.push({ port, server });
    }
    return held.map(({ port }) => port);
  } finally {
    await Promise.all(held.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  }
}

/** One free port; see freePorts. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  if (port === undefined) throw new Error('no free port');
  return port;
}

interface Held {
  readonly port: number;
  readonly server: Server;
}

/** Listens on a port; undefined where somebody else does. */
function hold(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
