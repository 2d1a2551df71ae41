import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Answer } from '../../../objects/gap.ts';
import type { ScrapedPage } from '../../reader.ts';
import type { Target } from '../target.ts';
import { type Handler, json, startFakeApiServer } from '../testing/api-server.ts';
import { readerOf } from '../testing/pods.ts';

const PORT_FORWARD = '/api/v1/namespaces/shop/pods/web/portforward';
const QUERY = { namespace: 'shop', pod: 'web', port: 8080, path: '/metrics', scheme: 'http' } as const;

/** What comes of a scrape where the API server answers the port-forward so, and how often it was asked. */
async function scraped(
  handler: Handler,
  changes: Partial<Target> = {},
): Promise<[Answer<ScrapedPage>, readonly string[]]> {
  await using server = await startFakeApiServer({ [PORT_FORWARD]: handler });
  return [await readerOf(server.url, changes).scrape(QUERY), server.requests];
}

const status =
  (code: number, message: string): Handler =>
  (_, res) =>
    json(res, { kind: 'Status', message }, code);

/** Switches protocols as a server that agrees to a subprotocol, and says nothing more. */
const agree =
  (subprotocol: string, key?: string): Handler =>
  (req, res) => {
    const accept = createHash('sha1').update(
      `${key ?? req.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`,
    );
    const headers = [
      'HTTP/1.1 101 Switching Protocols',
      'connection: Upgrade',
      'upgrade: websocket',
      `sec-websocket-accept: ${accept.digest('base64')}`,
      `sec-websocket-protocol: ${subprotocol}`,
    ];
    res.socket?.write(`${headers.join('\r\n')}\r\n\r\n`);
  };

it('asks for a port of a pod with a WebSocket, once, without saying to the pod who asks', async () => {
  let sent = '';
  const [, requests] = await scraped(
    (req, res) => {
      agree('v4.channel.k8s.io')(req, res, 1);
      req.socket.on('data', (chunk: Buffer) => {
        sent += unmasked(chunk);
        req.socket.end(Buffer.from([0x88, 0]));
      });
    },
    {
      credentials: async () => ({
        ok: true,
        value: { clientCertificate: undefined, clientKey: undefined, headers: { authorization: 'Bearer secret' } },
      }),
    },
  );
  expect(requests).toEqual([`GET ${PORT_FORWARD}?ports=8080`]);
  expect(sent).toMatch(/^\0GET \/metrics HTTP\/1\.1\r\nhost: localhost:8080\r\n/i);
  expect(sent).not.toMatch(/authorization|secret/i);
});

/** The payload of one short masked frame. */
function unmasked(frame: Buffer): string {
  const start = (frame[1] ?? 0) === 0xfe ? 4 : 2;
  const mask = frame.subarray(start, start + 4);
  return Buffer.from(frame.subarray(start + 4).map((byte, index) => byte ^ (mask[index % 4] ?? 0))).toString();
}

it.each<[string, Handler, string, string | RegExp]>([
  [
    'the pod does not run',
    status(400, 'unable to upgrade connection: pod does not exist'),
    'unavailable',
    /pod does not exist/,
  ],
  [
    'the node cannot be reached',
    status(500, 'error dialing backend: refused'),
    'unavailable',
    'error dialing backend: refused',
  ],
  ['a proxy knows no upgrades', (_, res) => void res.end('hello'), 'unavailable', 'hello'],
  ['the subprotocol is another', agree('SPDY/3.1+portforward.k8s.io'), 'unavailable', /does not speak the WebSocket/],
  [
    'the server answers another question',
    agree('v4.channel.k8s.io', 'other'),
    'unavailable',
    /does not speak the WebSocket/,
  ],
  ['the connection breaks', (req) => void req.socket.destroy(), 'unavailable', /broke/],
])('is a gap where %s', async (_, handler, reason, message) => {
  const [answer, requests] = await scraped(handler);
  expect(answer).toMatchObject({
    ok: false,
    gap: { subject: { kind: 'port', pod: 'web', port: 8080 }, reason, message: expect.stringMatching(message) },
  });
  expect(requests).toHaveLength(1);
});

it.each<[string, Handler]>([
  ['the API server', () => {}],
  ['the pod', agree('v4.channel.k8s.io')],
])('is a gap where %s says nothing until the time is up', async (_, handler) => {
  const [answer] = await scraped(handler, { requestTimeout: 200 });
  expect(answer).toMatchObject({
    ok: false,
    gap: { reason: 'timeout', message: expect.stringContaining('did not answer within 0.2 s') },
  });
});

it('renews credentials once after a 401', async () => {
  let renewed = false;
  const [answer, requests] = await scraped(status(401, 'Unauthorized'), {
    invalidate: () => {
      renewed = true;
      return true;
    },
  });
  expect(answer).toMatchObject({ ok: false, gap: { reason: 'unauthorized' } });
  expect([renewed, requests.length]).toEqual([true, 2]);
});

it('asks for no pod that cannot be, and for no path that is none', async () => {
  await using server = await startFakeApiServer({ [PORT_FORWARD]: agree('v4.channel.k8s.io') });
  const reader = readerOf(server.url);
  expect(await reader.scrape({ ...QUERY, pod: '../secrets' })).toMatchObject({
    ok: false,
    gap: { reason: 'not-found' },
  });
  expect(server.requests).toEqual([]);
  expect(await reader.scrape({ ...QUERY, path: '/a\r\nx: y' })).toMatchObject({
    ok: false,
    gap: { reason: 'unavailable' },
  });
});
