import { expect, it, onTestFinished } from 'vitest';
import type { WriteAnswer } from '../../writer.ts';
import { openLiveCluster } from '../open-live-cluster.ts';
import { environmentOf, type Handler, json, startFakeApiServer, targetOf } from '../testing/api-server.ts';
import { PODS } from '../testing/pods.ts';

const POD = '/api/v1/namespaces/shop/pods/web';

/** What comes of a patch that is answered so, and how often it was asked for. */
async function patched(handler: Handler, requestTimeout = 0): Promise<[WriteAnswer, number]> {
  await using server = await startFakeApiServer({ [POD]: handler });
  const { reader, writer } = openLiveCluster(targetOf(server.url, { requestTimeout }), environmentOf());
  onTestFinished(() => reader.close());
  const patch = { kind: 'merge', body: { metadata: { labels: { a: 'b' } } } } as const;
  const answer = await writer.patch({ type: PODS, namespace: 'shop', name: 'web', patch, dryRun: false });
  return [answer, server.requests.length];
}

it.each<[string, Handler, object]>([
  [
    'is throttled',
    (_, res) => json(res, { kind: 'Status', message: 'later' }, 429, { 'retry-after': '0' }),
    { status: 429 },
  ],
  ['meets a server that is not ready', (_, res) => json(res, { kind: 'Status' }, 503), { status: 503 }],
  ['is cut off', (req) => void req.socket.destroy(), { status: undefined }],
  ['is cut off in the answer', (req, res) => void res.write('{', () => req.socket.destroy()), { status: undefined }],
  ['is answered nonsense', (_, res) => void res.end('ok'), { status: undefined }],
])('is asked for once where it %s', async (_, handler, refusal) => {
  const [answer, requests] = await patched(handler);
  expect(answer).toMatchObject({ ok: false, refusal });
  expect(requests).toBe(1);
});

it('has no status where no answer came in time', async () => {
  const [answer, requests] = await patched(() => {}, 200);
  expect(answer).toMatchObject({
    ok: false,
    refusal: { status: undefined, message: expect.stringContaining('did not answer within 0.2 s') },
  });
  expect(requests).toBe(1);
});

it('says as whom it writes', async () => {
  let url = '';
  await patched((req, res) => {
    url = `${req.headers['content-type']} ${req.url}`;
    json(res, { metadata: { name: 'web' } });
  });
  expect(url).toBe(`application/merge-patch+json ${POD}?fieldManager=kubectl-operator`);
});
