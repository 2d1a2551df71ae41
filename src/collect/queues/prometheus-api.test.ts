import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Authority, createAuthority } from '../../../test/control-plane/pki.ts';
import { apiAtAddress } from '../prometheus/api.ts';
import { readAddress } from './given-pages.ts';
import { findTargets, openRange, readTargets } from './prometheus.ts';

// A Prometheus behind TLS and a login. Its range answers are too long unless few readings are asked for.
let server: Server;
let authority: Authority;
let base: URL;
const asked: string[] = [];

beforeAll(async () => {
  authority = await createAuthority('authority');
  const { certificate: cert, key } = await authority.issue({ commonName: 'prometheus', addresses: ['127.0.0.1'] });
  server = createServer({ cert, key }, (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'https://host');
    asked.push(pathname);
    if (request.headers.authorization !== 'Bearer secret') response.writeHead(401).end('Unauthorized');
    else if (pathname === '/metrics') response.end('workqueue_depth{name="a"} 1\n');
    else if (searchParams.get('step') === '30') endless(() => response.write('[1,'.repeat(100_000)), response);
    else response.end(JSON.stringify({ status: 'success', ...answers(pathname, searchParams) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}/tools/graph`);
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Writes until nobody reads any more. */
function endless(write: () => boolean, response: { once(event: string, go: () => void): unknown; destroyed: boolean }) {
  const go = () => {
    while (!response.destroyed && write());
    if (!response.destroyed) response.once('drain', go);
  };
  go();
}

function answers(pathname: string, query: URLSearchParams): object {
  const labels = { __name__: 'workqueue_depth', job: 'a', instance: 'b:1', name: 'a' };
  if (pathname.endsWith('/query')) return { data: { resultType: 'scalar', result: [7200.5, '7200.5'] } };
  if (pathname.endsWith('/series')) return { data: [labels] };
  const times = [Number(query.get('end')) - Number(query.get('step')), Number(query.get('end'))];
  return {
    warnings: ['one store is down'],
    data: { result: [{ metric: labels, values: times.map((t) => [t, '3']) }] },
  };
}

const { signal } = new AbortController();
const api = (options: { token?: string; ca?: string; insecure?: boolean }) =>
  apiAtAddress(base, { ...options, signal });
const problemOf = async (options: Parameters<typeof api>[0]) => {
  const opened = await openRange(api(options), 3_600_000);
  return opened.ok ? '' : `${opened.problem.message}. ${opened.problem.next}`;
};

test('a login and an authority of its own', async () => {
  expect(await problemOf({ token: 'secret' })).toContain('--ca-file names the certificate authority');
  const ca = authority.certificate;
  expect(await problemOf({ ca, token: 'other' })).toContain('give a token with --bearer-token-file');
  expect(await problemOf({ ca, token: 'secret' })).toBe('');
  expect(await problemOf({ insecure: true, token: 'secret' })).toBe('');
  const page = { times: 1, interval: 0, signal };
  const metrics = new URL('/metrics', base);
  expect(await readAddress(metrics, { ...page, ca, token: 'secret' })).toMatchObject({ ok: true });
  expect(await readAddress(metrics, { ...page, ca })).toMatchObject({
    problem: { next: 'It asks who reads: give a token with --bearer-token-file.' },
  });
});

test('behind a path, by its own clock, with fewer readings where all of them are too long', async () => {
  asked.length = 0;
  const range = await openRange(api({ ca: authority.certificate, token: 'secret' }), 3_600_000);
  if (!range.ok) throw new Error(range.problem.message);
  expect(range.value.end).toBe(7_200_000);
  const targets = await findTargets(range.value);
  const { processes, gaps } = await readTargets(targets.ok ? targets.value : [], range.value);
  expect(processes.map(({ readings }) => readings.map(({ at }) => at))).toEqual([[7_020_000, 7_200_000]]);
  expect(gaps.map(({ message }) => message)).toEqual(['one store is down']);
  expect(asked).toEqual([
    '/tools/api/v1/query',
    '/tools/api/v1/series',
    '/tools/api/v1/query_range',
    '/tools/api/v1/query_range',
  ]);
});
