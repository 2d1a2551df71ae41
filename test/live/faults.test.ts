import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startApiProxy } from '../control-plane/api-proxy.ts';
import { loadAuthority } from '../control-plane/pki.ts';
import { startProxy } from '../control-plane/proxy.ts';
import { sharedControlPlane } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { openReader, typeOf } from './open-reader.ts';
import { targetFromKubeconfig } from './target.ts';

const plane = sharedControlPlane();
const target = targetFromKubeconfig(plane.adminKubeconfig);
const DEFAULT = { namespace: undefined, name: 'default', detail: 'metadata' } as const;

describe('a certificate', () => {
  test.each([
    ['of an unknown authority', { certificateAuthority: undefined }, /is signed by an unknown authority$/],
    ['for another name', { tlsServerName: 'other.example' }, /is for another name: .*other\.example/],
  ])('%s is a clear error', async (_, changes, message) => {
    const found = await openReader({ ...target, ...changes }).discover();
    expect(found).toMatchObject({ ok: false, gap: { subject: { kind: 'cluster' }, reason: 'unavailable' } });
    expect(found.ok ? '' : found.gap.message).toMatch(message);
  });

  test('is not looked at where the user says so', async () => {
    const found = await openReader({
      ...target,
      certificateAuthority: undefined,
      insecureSkipTlsVerify: true,
    }).discover();
    expect(found.ok).toBe(true);
  });
});

test('a read is sent again over a new connection when the old one is cut', async () => {
  const proxy = await startProxy({ target: plane.server });
  afterAll(() => proxy.stop());
  const reader = openReader({ ...target, server: new URL(proxy.url) });
  const type = await typeOf(reader, 'namespaces');
  proxy.behaviour.latency = 100;
  const answer = reader.get({ type, ...DEFAULT });
  setTimeout(() => {
    proxy.cut();
    proxy.behaviour.latency = 0;
  }, 50);
  expect(await answer).toMatchObject({ ok: true, value: { metadata: { name: 'default' } } });
  expect(reader.stats().connections).toBe(2);
});

test('a server that says nothing is a timeout, from the connection on', async () => {
  const proxy = await startProxy({ target: plane.server });
  afterAll(() => proxy.stop());
  const reader = openReader({ ...target, server: new URL(proxy.url), requestTimeout: 500 });
  const type = await typeOf(openReader(target), 'namespaces');
  await waitFor('the connection', async () => (await reader.get({ type, ...DEFAULT })).ok);
  proxy.behaviour.blackhole = true;
  expect(await reader.get({ type, ...DEFAULT })).toMatchObject({ ok: false, gap: { reason: 'timeout' } });
  const other = await openReader({ ...target, server: new URL(proxy.url), requestTimeout: 500 }).discover();
  const message = expect.stringMatching(/(does|did) not answer/);
  expect(other).toMatchObject({ ok: false, gap: { reason: 'timeout', message } });
});

test('streams that are reset, throttled or refused are tried again', async () => {
  const proxy = await startApiProxy(plane);
  afterAll(() => proxy.stop());
  const reader = openReader({ ...target, server: new URL(proxy.url) });
  const type = await typeOf(reader, 'namespaces');
  const faults = [
    { kind: 'reset' },
    {
      kind: 'answer',
      status: 429,
      headers: { 'retry-after': '0' },
      body: { kind: 'Status', message: 'too many requests' },
    },
    { kind: 'answer', status: 503 },
  ] as const;
  for (const fault of faults) {
    let injected = false;
    proxy.intercept(() => {
      if (injected) return undefined;
      injected = true;
      return fault;
    });
    expect(await reader.get({ type, ...DEFAULT })).toMatchObject({ ok: true });
    expect(injected).toBe(true);
  }
});

test('a server without HTTP/2 is read over a few connections that are kept', async () => {
  const authority = loadAuthority(join(plane.coordinates.directory, 'pki'), 'ca');
  const own = await authority.issue({ commonName: 'old', addresses: ['127.0.0.1'], dnsNames: ['localhost'] });
  const server = createServer({ cert: own.certificate, key: own.key }, (request, response) => {
    const name = request.url?.split('/').at(-1);
    setTimeout(() => response.end(JSON.stringify({ metadata: { name } })), 5);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const reader = openReader({ ...target, server: url });
  const type = await typeOf(openReader(target), 'namespaces');
  const names = Array.from({ length: 100 }, (_, index) => `n${index}`);
  const answers = await Promise.all(names.map((name) => reader.get({ ...DEFAULT, type, name })));
  expect(answers.map((answer) => answer.ok && answer.value.metadata.name)).toEqual(names);
  expect(reader.stats().connections).toBeLessThanOrEqual(17);
  await reader.close();
  server.close();
});
