import { connect } from 'node:http2';
import { connect as connectTcp } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ApiProxy, startApiProxy } from './api-proxy.ts';
import { redirectKubeconfig } from './kubeconfig.ts';
import { startProxy } from './proxy.ts';
import { sharedControlPlane, testNamespace } from './shared.ts';
import { waitFor } from './wait.ts';
import { admissionAnswer, startWebhook } from './webhook-server.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane);

/** The administrator's kubeconfig with another server. */
function through(url: string): string {
  const target = join(plane.coordinates.directory, `through-${new URL(url).port}.kubeconfig`);
  return redirectKubeconfig(plane.adminKubeconfig, url, target);
}

test('the TCP proxy passes connections on and counts them', async () => {
  const proxy = await startProxy({ target: plane.server });
  try {
    const kubeconfig = through(proxy.url);
    const answer = await plane.kubectl(['get', '--raw', '/version'], { kubeconfig });
    expect(answer.code).toBe(0);
    expect(proxy.counts.connections).toBe(1);
    expect(proxy.counts.bytesToClient).toBeGreaterThan(answer.stdout.length);
    expect(proxy.counts.bytesToServer).toBeGreaterThan(500);
    proxy.resetCounts();
    expect(proxy.counts).toEqual({ connections: 0, bytesToServer: 0, bytesToClient: 0 });
  } finally {
    await proxy.stop();
  }
});

test('the TCP proxy can be slow, silent, and cut', async () => {
  const proxy = await startProxy({ target: plane.server });
  const kubeconfig = through(proxy.url);
  const get = (timeout: string) =>
    plane.kubectl(['get', '--raw', '/version', `--request-timeout=${timeout}`], { kubeconfig });
  try {
    proxy.behaviour.latency = 200;
    const started = Date.now();
    expect((await get('30s')).code).toBe(0);
    // TLS 1.3 takes two round trips until the answer, each 400 ms through the proxy.
    expect(Date.now() - started).toBeGreaterThan(750);
    proxy.behaviour.latency = 0;

    proxy.behaviour.blackhole = true;
    expect((await get('1s')).stderr).toMatch(/timeout|deadline/i);
    proxy.behaviour.blackhole = false;

    proxy.behaviour.refuse = true;
    expect((await get('5s')).stderr).toMatch(/reset|EOF|refused/);
    proxy.behaviour.refuse = false;
    expect((await get('30s')).code).toBe(0);

    const before = proxy.counts.connections;
    const socket = connectTcp(proxy.port, '127.0.0.1');
    const failed = new Promise<unknown>((resolve) => socket.on('error', resolve));
    await waitFor('the connection', () => proxy.counts.connections === before + 1);
    proxy.cut();
    expect(await failed).toMatchObject({ code: 'ECONNRESET' });
  } finally {
    await proxy.stop();
  }
});

async function withApiProxy(work: (proxy: ApiProxy, kubeconfig: string) => Promise<void>): Promise<void> {
  const proxy = await startApiProxy(plane);
  try {
    await work(proxy, through(proxy.url));
  } finally {
    await proxy.stop();
  }
}

test('the API proxy passes requests on over HTTP/2 and counts them by path', async () => {
  await withApiProxy(async (proxy, kubeconfig) => {
    const answer = await plane.kubectl(['get', 'namespace', namespace, '-o', 'name'], { kubeconfig });
    expect(answer.stdout).toBe(`namespace/${namespace}\n`);
    expect(proxy.count(`/api/v1/namespaces/${namespace}`)).toBe(1);
    expect(proxy.requests.every((request) => request.httpVersion === '2.0')).toBe(true);
  });
});

test('the API proxy answers 429 with Retry-After as often as it is told to', async () => {
  await withApiProxy(async (proxy, kubeconfig) => {
    let left = 2;
    proxy.intercept((request) => {
      if (!request.path.startsWith('/api/v1/nodes') || left-- <= 0) return undefined;
      return { kind: 'answer', status: 429, headers: { 'retry-after': '1' } };
    });
    const started = Date.now();
    expect((await plane.kubectl(['get', '--raw', '/api/v1/nodes'], { kubeconfig })).code).toBe(0);
    expect(proxy.count('/api/v1/nodes')).toBe(3);
    expect(Date.now() - started).toBeGreaterThan(1900);
  });
});

test('the API proxy answers 410 and 503 where it is told to, and breaks streams', async () => {
  await withApiProxy(async (proxy, kubeconfig) => {
    const get = () => plane.kubectl(['get', '--raw', '/api/v1/pods?limit=1'], { kubeconfig });
    const gone = {
      kind: 'Status',
      apiVersion: 'v1',
      status: 'Failure',
      reason: 'Expired',
      code: 410,
      message: 'too old',
    };
    proxy.intercept(() => ({ kind: 'answer', status: 410, body: gone }));
    expect((await get()).stderr).toContain('too old');
    proxy.intercept(() => ({ kind: 'answer', status: 503 }));
    expect((await get()).stderr).toContain('unable to handle the request');

    proxy.intercept(() => ({ kind: 'reset' }));
    const session = connect(proxy.url, { rejectUnauthorized: false });
    const error = await new Promise<Error>((resolve) => session.request({ ':path': '/version' }).on('error', resolve));
    expect(error.message).toContain('NGHTTP2_INTERNAL_ERROR');
    session.destroy();
  });
});

test('a webhook of this process can deny an object, fail and be down', async () => {
  let denial: string | undefined = 'not today';
  const webhook = await startWebhook(({ body }) => {
    if (denial === 'fail') throw new Error('handler failed');
    return admissionAnswer(body, denial);
  });
  const name = `deny-${namespace}`;
  await plane.apply({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name },
    webhooks: [
      {
        name: 'deny.example.com',
        clientConfig: { url: `${webhook.url}/validate`, caBundle: webhook.caBundle },
        rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'] }],
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
      },
    ],
  });
  const create = (dryRunName: string) =>
    plane.request(`/api/v1/namespaces/${namespace}/configmaps?dryRun=All`, {
      method: 'POST',
      body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: dryRunName } },
    });
  try {
    // The API server learns of a new webhook a moment after it was made.
    await waitFor('a denial', async () => (await create('denied')).text.includes('not today'));
    expect(webhook.calls[0]?.path).toMatch(/^\/validate/);
    denial = 'fail';
    expect((await create('failed')).status).toBe(500);
    denial = undefined;
    expect((await create('allowed')).status).toBe(201);
    await webhook.stop();
    expect((await create('down')).text).toContain('failed calling webhook');
  } finally {
    await plane.request(`/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/${name}`, {
      method: 'DELETE',
    });
    await webhook.stop();
  }
});
