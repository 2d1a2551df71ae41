import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { ScrapeQuery } from '../../src/cluster/reader.ts';
import { FAKE_NODE } from '../control-plane/kwok.ts';
import { portForward } from '../control-plane/kwok-pods.ts';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { startWebhook } from '../control-plane/webhook-server.ts';
import { METRICS_POD_PORT } from '../operators/redis/deploy.ts';
import { metricValue } from '../operators/redis/metrics.ts';
import { sharedRedisOperator } from '../operators/redis/shared-redis-operator.ts';
import { openReader } from './open-reader.ts';
import { targetFromKubeconfig } from './target.ts';

const plane = sharedControlPlane();
const operator = sharedRedisOperator(plane);
const namespace = await testNamespace(plane, 'scrape');
const target = targetFromKubeconfig(plane.adminKubeconfig);
const reader = openReader(target);
const METRICS: ScrapeQuery = { ...operator.coordinates, port: METRICS_POD_PORT, path: '/metrics', scheme: 'http' };

/** Ports of the pod `web`: a page as long as its path says, one that never comes, one by https, one that nobody serves. */
const PAGES = 8080;
const SECURE = 8443;
const NOBODY = 8081;
/** A port of the machine that no program is given unless it asks for it. */
const CLOSED = 1;
const pages = createServer((request, response) => {
  const [, length = ''] = request.url?.split('/') ?? [];
  if (length === 'never') return;
  if (length === 'endless') return void response.writeHead(503).write('not now');
  if (length === '') response.writeHead(404, { 'content-type': 'text/html' }).end('nothing here');
  else if (length === 'who') response.end(String(request.socket.remotePort));
  else if (length === 'headers') response.end(JSON.stringify(request.headers));
  else if (length === 'last') response.writeHead(200, { connection: 'close' }).end(String(request.socket.remotePort));
  else if (length === 'packed') packed(response, 3_000_000);
  else if (length === 'bomb') packed(response, 65 << 20);
  else response.end('x'.repeat(Number(length)));
});
const packed = (response: ServerResponse, bytes: number) =>
  response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(bytes, 'x')));
await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
afterAll(() => pages.close());
const secure = await startWebhook(({ path }) => ({ path }));
afterAll(() => secure.stop());
await plane.apply({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace },
  spec: { nodeName: FAKE_NODE, containers: [{ name: 'main', image: 'example.com/none:v1' }] },
});
await portForward(plane, { namespace, pod: 'web' }, [
  { podPort: PAGES, localPort: (pages.address() as AddressInfo).port },
  { podPort: SECURE, localPort: secure.port },
  { podPort: NOBODY, localPort: CLOSED },
]);

const web = (changes: Partial<ScrapeQuery> = {}): ScrapeQuery => ({
  namespace,
  pod: 'web',
  port: PAGES,
  path: '/2',
  scheme: 'http',
  ...changes,
});
await waitFor('the port', async () => (await reader.scrape(web())).ok);

test('metrics of the example operator are read through its pod', async () => {
  const requests = { method: 'PUT', code: '200' };
  // It writes its Lease every other second.
  const metrics = await waitFor('the metrics of an operator that has written', async () => {
    const answer = await reader.scrape(METRICS);
    const text = answer.ok ? answer.value.body.toString() : '';
    return metricValue(text, 'rest_client_requests_total', requests) > 0 && text;
  });
  expect(metrics.split('\n').filter((line) => line.startsWith('workqueue_adds_total{')).length).toBeGreaterThan(0);
});

test('long pages come whole, and several at once', async () => {
  const lengths = [3_000_000, 70_000, 1];
  const answers = await Promise.all(lengths.map((length) => reader.scrape(web({ path: `/${length}` }))));
  expect(answers.map((answer) => answer.ok && answer.value.body.length)).toEqual(lengths);
});

test('a page by https is read whoever signed the certificate', async () => {
  expect(await bodyOf(web({ port: SECURE, scheme: 'https', path: '/metrics' }))).toBe('{"path":"/metrics"}');
});

async function bodyOf(query: ScrapeQuery, from = reader): Promise<string> {
  const page = await from.scrape(query);
  if (!page.ok) throw new Error(page.gap.message);
  return page.value.body.toString();
}

test('whatever the status is, it is an answer, with the time at which it came', async () => {
  const before = Date.now();
  const page = await reader.scrape(web({ path: '/' }));
  expect(page).toMatchObject({ ok: true, value: { status: 404, contentType: 'text/html' } });
  expect(page.ok && page.value.body.toString()).toBe('nothing here');
  expect(page.ok && page.value.at).toBeGreaterThanOrEqual(before);
});

test('of a refusal that does not end, what came is given', async () => {
  const page = await reader.scrape(web({ path: '/endless' }));
  expect(page).toMatchObject({ ok: true, value: { status: 503, body: Buffer.from('not now') } });
});

test('a page that comes packed is unpacked', async () => {
  expect((await bodyOf(web({ path: '/packed' }))).length).toBe(3_000_000);
});

test('the pod gets the token and the formats that were asked for, and nothing of the user otherwise', async () => {
  const plain: Record<string, string> = JSON.parse(await bodyOf(web({ path: '/headers' })));
  expect(plain).toMatchObject({ accept: expect.stringContaining('text/plain'), 'accept-encoding': 'gzip' });
  expect(plain).not.toHaveProperty('authorization');
  const given = JSON.parse(await bodyOf(web({ path: '/headers', token: 'abc', accept: 'a/b' })));
  expect(given).toMatchObject({ accept: 'a/b', authorization: 'Bearer abc' });
});

test('the connection is kept for the next page, until either side ends it', async () => {
  const own = openReader(target);
  const first = await bodyOf(web({ path: '/who' }), own);
  expect(await bodyOf(web({ path: '/who' }), own)).toBe(first);
  expect(await bodyOf(web({ path: '/last' }), own)).toBe(first);
  const second = await bodyOf(web({ path: '/who' }), own);
  expect(second).not.toBe(first);
  pages.closeIdleConnections();
  expect(await bodyOf(web({ path: '/who' }), own)).not.toBe(second);
  const secured = web({ port: SECURE, scheme: 'https', path: '/metrics' });
  for (let page = 0; page < 3; page += 1) expect(await bodyOf(secured, own)).toBe('{"path":"/metrics"}');
  // Three port-forwards to the pages, one by https; before each, nothing is asked.
  expect(own.stats().requests).toBe(4);
});

describe('a page that cannot be read is a gap', () => {
  const gap = (reason: string, message: unknown) => ({
    ok: false,
    gap: { subject: { kind: 'port' }, reason, message },
  });

  test.each<[string, Partial<ScrapeQuery>, string, RegExp]>([
    ['nobody listens on the port', { port: NOBODY }, 'unavailable', /web:8081.*: nobody listens on the port$/],
    ['there is no such pod', { pod: 'nope' }, 'not-found', /^pods "nope" not found$/],
    ['the page is too long once unpacked', { path: '/bomb' }, 'unavailable', /the answer is longer than 64 MiB$/],
    ['the server speaks no https', { scheme: 'https' }, 'unavailable', /wrong version number|packet length/i],
  ])('where %s', async (_, changes, reason, message) => {
    expect(await reader.scrape(web(changes))).toMatchObject(gap(reason, expect.stringMatching(message)));
  });

  test('where no answer comes in time', async () => {
    // Long enough for the port-forward, too, on a busy machine.
    const hasty = openReader({ ...target, requestTimeout: 8000 });
    expect(await hasty.scrape(web({ path: '/never' }))).toMatchObject(
      gap('timeout', 'http://web:8080/never did not answer within 8 s'),
    );
  });

  test('where the reader is closed meanwhile', async () => {
    const closed = openReader(target);
    const answer = closed.scrape(web({ path: '/never' }));
    await waitFor('the connection', () => closed.stats().requests === 1);
    await closed.close();
    expect(await answer).toMatchObject(gap('unavailable', expect.any(String)));
  });

  test.each([
    ['create', ['get']],
    ['get', ['create']],
  ])('with the permission to %s where only the other is there', async (verb, verbs) => {
    const kubeconfig = await plane.restrictedUser(`forwards-${verb}`, [
      { apiGroups: [''], resources: ['pods/portforward'], verbs },
    ]);
    const restricted = openReader(targetFromKubeconfig(kubeconfig));
    expect(await restricted.scrape(web())).toMatchObject({
      ok: false,
      gap: {
        reason: 'forbidden',
        permission: { verb, group: '', resource: 'pods/portforward', namespace, name: undefined },
      },
    });
  });
});

describe('a token', () => {
  const account = { namespace, name: 'default' };

  test('of a ServiceAccount is one that the API server takes', async () => {
    const token = await reader.accountToken(account);
    if (!token.ok) throw new Error(token.gap.message);
    const headers = { authorization: `Bearer ${token.value}` };
    const asAccount = openReader({
      ...target,
      credentials: async () => ({ ok: true, value: { clientCertificate: undefined, clientKey: undefined, headers } }),
    });
    expect(await asAccount.ownToken()).toEqual({ ok: true, value: token.value });
    expect(await asAccount.accountToken(account)).toMatchObject({
      ok: false,
      gap: {
        subject: { kind: 'token', account },
        reason: 'forbidden',
        message: expect.stringContaining(`system:serviceaccount:${namespace}:default`),
        permission: { verb: 'create', group: '', resource: 'serviceaccounts/token', ...account },
      },
    });
  });

  test('of a ServiceAccount that is not there is a gap', async () => {
    expect(await reader.accountToken({ namespace, name: 'nobody' })).toMatchObject({
      ok: false,
      gap: { reason: 'not-found' },
    });
  });

  test('of a user who has a client certificate is a gap that says so', async () => {
    expect(await reader.ownToken()).toMatchObject({
      ok: false,
      gap: {
        subject: { kind: 'token' },
        message: expect.stringContaining('a client certificate to show and no token'),
      },
    });
  });
});
