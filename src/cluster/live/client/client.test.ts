import { connect, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type Handler, json, startFakeApiServer } from '../testing/api-server.ts';
import { LIST, listPods, namesOf, PODS, pod, podList, readerOf } from '../testing/pods.ts';

describe('a request', () => {
  it('renews credentials once after a 401', async () => {
    let token = 'old';
    const handler: Handler = (req, res) =>
      req.headers.authorization === 'Bearer new' ? json(res, podList(pod('a'))) : json(res, { kind: 'Status' }, 401);
    await using server = await startFakeApiServer({ [LIST]: handler });
    const from = readerOf(server.url, {
      credentials: async () => ({
        ok: true,
        value: { clientCertificate: undefined, clientKey: undefined, headers: { authorization: `Bearer ${token}` } },
      }),
      invalidate: () => {
        token = 'new';
        return true;
      },
    });
    expect(namesOf(await listPods(from))).toEqual(['a']);
    expect(server.requests).toHaveLength(2);
  });

  it('tells what is wrong with the credentials without asking the server', async () => {
    await using server = await startFakeApiServer({});
    const problem = { message: 'exec plugin failed', next: 'Log in.' };
    const from = readerOf(server.url, { credentials: async () => ({ ok: false, problem }) });
    expect(await from.discover()).toMatchObject({
      ok: false,
      gap: { reason: 'unauthorized', message: 'exec plugin failed (Log in.)' },
    });
    expect(server.requests).toEqual([]);
  });

  it('repeats headers that have several values', async () => {
    let groups: string | string[] | undefined;
    const handler: Handler = (req, res) => {
      groups = req.headersDistinct['impersonate-group'];
      json(res, podList());
    };
    await using server = await startFakeApiServer({ [LIST]: handler });
    const headers = { 'impersonate-group': ['a', 'b'] };
    await listPods(
      readerOf(server.url, {
        credentials: async () => ({ ok: true, value: { clientCertificate: undefined, clientKey: undefined, headers } }),
      }),
    );
    expect(groups).toEqual(['a', 'b']);
  });

  it('ends when its time is up, in the head as in the body', async () => {
    await using server = await startFakeApiServer({
      '/api/v1/namespaces/a/pods/silent': () => {},
      '/api/v1/namespaces/a/pods/slow': (_, res) => void res.write('{'),
    });
    const from = readerOf(server.url, { requestTimeout: 200 });
    for (const name of ['silent', 'slow']) {
      expect(await from.get({ type: PODS, namespace: 'a', name, detail: 'metadata' })).toMatchObject({
        ok: false,
        gap: { reason: 'timeout', message: `The server ${server.url.host} did not answer within 0.2 s` },
      });
    }
  });

  it('goes below the base path of the server', async () => {
    await using server = await startFakeApiServer({ [`/k8s/c1${LIST}`]: (_, res) => json(res, podList(pod('a'))) });
    expect(namesOf(await listPods(readerOf(new URL('/k8s/c1/', server.url))))).toEqual(['a']);
  });

  it('passes through a proxy with CONNECT', async () => {
    await using server = await startFakeApiServer({ [LIST]: (_, res) => json(res, podList(pod('a'))) });
    const asked: string[] = [];
    const proxy = createServer((socket) => {
      socket.once('data', (head) => {
        asked.push(head.toString());
        const upstream = connect(Number(server.url.port), '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
          socket.pipe(upstream).pipe(socket);
        });
      });
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const address = proxy.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const url = new URL(`http://us%40er:pass@127.0.0.1:${address.port}`);
    expect(namesOf(await listPods(readerOf(server.url, { proxy: url })))).toEqual(['a']);
    expect(asked[0]).toContain(`CONNECT ${server.url.host} HTTP/1.1`);
    expect(asked[0]).toContain(`Basic ${Buffer.from('us@er:pass').toString('base64')}`);
    proxy.close();
  });

  it('passes through a SOCKS5 proxy, which looks the name up', async () => {
    await using server = await startFakeApiServer({ [LIST]: (_, res) => json(res, podList(pod('a'))) });
    const asked: string[] = [];
    const proxy = createServer((socket) => {
      socket.once('data', () => {
        // RFC 1928: no authentication; then the request, whose host is a name (type 3).
        socket.write(Buffer.from([5, 0]));
        socket.once('data', (request) => {
          asked.push(Buffer.from(request).subarray(5, -2).toString());
          const upstream = connect(Number(server.url.port), '127.0.0.1', () => {
            socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
            socket.pipe(upstream).pipe(socket);
          });
        });
      });
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const address = proxy.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const target = new URL(`http://cluster.example:${server.url.port}`);
    const from = readerOf(target, { proxy: new URL(`socks5://127.0.0.1:${address.port}`) });
    expect(namesOf(await listPods(from))).toEqual(['a']);
    expect(asked).toEqual(['cluster.example']);
    proxy.close();
  });

  it('says when the proxy refuses', async () => {
    const proxy = createServer((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const address = proxy.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const from = readerOf(new URL('https://cluster.example:6443'), {
      proxy: new URL(`http://127.0.0.1:${address.port}`),
    });
    expect(await from.discover()).toMatchObject({
      ok: false,
      gap: {
        message: `Unable to connect to the server: cluster.example:6443 through a proxy: 127.0.0.1:${address.port} answered 407 Proxy Authentication Required`,
      },
    });
    proxy.close();
  });

  it('says which host refuses', async () => {
    const refused = await readerOf(new URL('https://127.0.0.1:1')).discover();
    expect(refused).toMatchObject({
      ok: false,
      gap: {
        reason: 'unavailable',
        message: 'The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?',
      },
    });
  });

  it('is refused after close, without a new connection', async () => {
    await using server = await startFakeApiServer({});
    const from = readerOf(server.url);
    await from.close();
    expect((await from.discover()).ok).toBe(false);
    expect(server.requests).toEqual([]);
  });
});
