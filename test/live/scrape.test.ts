import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import type { ScrapeQuery } from '../../src/cluster/reader.ts';
import { FAKE_NODE } from '../control-plane/kwok.ts';
import { portForward } from '../control-plane/kwok-pods.ts';
import { freePorts } from '../control-plane/ports.ts';
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
const pages = createServer((request, response) => {
  const [, length = ''] = request.url?.split('/') ?? [];
  if (length === 'never') return;
  if (length === '') response.writeHead(404).end();
  else response.end('x'.repeat(Number(length)));
});
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
const [nobody = 0] = await freePorts(1);
await portForward(plane, { namespace, pod: 'web' }, [
  { podPort: PAGES, localPort: (pages.address() as AddressInfo).port },
  { podPort: SECURE, localPort: secure.port },
  { podPort: NOBODY, localPort: nobody },
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
  const metrics = await waitFor('the metrics', async () => {
    const answer = await reader.scrape(METRICS);
    return answer.ok && answer.value;
  });
  const requests = { method: 'PUT', code: '200' };
  expect(metricValue(metrics, 'rest_client_requests_total', requests)).toBeGreaterThan(0);
  expect(metrics.split('\n').filter((line) => line.startsWith('workqueue_adds_total{')).length).toBeGreaterThan(0);
});

test('long pages come whole, and several at once', async () => {
  const lengths = [3_000_000, 70_000, 1];
  const answers = await Promise.all(lengths.map((length) => reader.scrape(web({ path: `/${length}` }))));
  expect(answers.map((answer) => answer.ok && answer.value.length)).toEqual(lengths);
});

test('a page by https is read whoever signed the certificate', async () => {
  expect(await reader.scrape(web({ port: SECURE, scheme: 'https', path: '/metrics' }))).toEqual({
    ok: true,
    value: '{"path":"/metrics"}',
  });
});

describe('a page that cannot be read is a gap', () => {
  const gap = (reason: string, message: unknown) => ({
    ok: false,
    gap: { subject: { kind: 'port' }, reason, message },
  });

  test.each<[string, Partial<ScrapeQuery>, string, RegExp]>([
    ['the pod answers something else', { path: '/' }, 'unavailable', /^http:\/\/web:8080\/: answered 404 Not Found$/],
    ['nobody listens on the port', { port: NOBODY }, 'unavailable', /8081.*refused/],
    ['there is no such pod', { pod: 'nope' }, 'not-found', /^pods "nope" not found$/],
    ['the page is too long', { path: `/${17 << 20}` }, 'unavailable', /the answer is longer than 16 MiB$/],
    ['the server speaks no https', { scheme: 'https' }, 'unavailable', /wrong version number|packet length/i],
    ['a Go server speaks https', { ...operator.coordinates, port: 9443 }, 'unavailable', /: answered 400 Bad Request$/],
  ])('where %s', async (_, changes, reason, message) => {
    expect(await reader.scrape(web(changes))).toMatchObject(gap(reason, expect.stringMatching(message)));
  });

  test('where no answer comes in time', async () => {
    const hasty = openReader({ ...target, requestTimeout: 1000 });
    expect(await hasty.scrape(web({ path: '/never' }))).toMatchObject(
      gap('timeout', 'http://web:8080/never did not answer within 1 s'),
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
        permission: { verb, group: '', resource: 'pods/portforward', namespace, name: 'web' },
      },
    });
  });
});
