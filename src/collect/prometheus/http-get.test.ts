import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { httpGet } from './http-get.ts';

const servers: ReturnType<typeof createServer>[] = [];

afterEach(() => {
  vi.useRealTimers();
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function addressOf(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return new URL(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/metrics`);
}

const options = { limit: 1000, signal: new AbortController().signal };

test('an answer is its status, type and body', async () => {
  const url = await addressOf((_, response) => response.writeHead(200, { 'Content-Type': 'text/plain' }).end('a 1\n'));
  expect(await httpGet(url, options)).toEqual({ status: 200, contentType: 'text/plain', body: Buffer.from('a 1\n') });
});

test('a server that answers drop by drop is given up after a minute', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const cleared = vi.spyOn(globalThis, 'clearTimeout');
  const url = await addressOf((_, response) => void response.writeHead(200).write('a '));
  const got = httpGet(url, options);
  // The answer has begun.
  while (cleared.mock.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
  vi.advanceTimersByTime(60_000);
  expect(await got).toMatchObject({ error: 'the answer took more than 60 s' });
});

test('a server that says nothing is given up after half a minute', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let asked = false;
  const url = await addressOf(() => {
    asked = true;
  });
  const got = httpGet(url, options);
  while (!asked) await new Promise((resolve) => setImmediate(resolve));
  vi.advanceTimersByTime(30_000);
  expect(await got).toMatchObject({ error: 'no answer within 30 s' });
});

test('an answer that is longer than it may be is said to be', async () => {
  const url = await addressOf((_, response) => response.end('x'.repeat(2000)));
  expect(await httpGet(url, options)).toMatchObject({ tooLong: true });
});
