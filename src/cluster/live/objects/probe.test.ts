import { expect, it } from 'vitest';
import type { Answer } from '../../../objects/gap.ts';
import type { ProbeVerdict } from '../../reader.ts';
import { json, startFakeApiServer } from '../testing/api-server.ts';
import { PODS, readerOf } from '../testing/pods.ts';

const POD = '/api/v1/namespaces/shop/pods/web';

/** What a probe makes of an answer, and the requests it made. */
async function probed(status: number, body: unknown): Promise<[Answer<ProbeVerdict>, readonly string[]]> {
  await using server = await startFakeApiServer({
    [POD]: (_, res) => (typeof body === 'string' ? res.writeHead(status).end(body) : json(res, body, status)),
  });
  const verdict = await readerOf(server.url).probe({ type: PODS, namespace: 'shop', name: 'web' });
  return [verdict, server.requests];
}

const refusal = (reason: string, message: string) => ({ kind: 'Status', reason, message });

it.each([
  [
    403,
    refusal(
      'Forbidden',
      'admission webhook "w.example.com" denied the request: pods "web" is forbidden: User "a" cannot patch',
    ),
  ],
  [429, refusal('', 'admission webhook "w.example.com" denied the request: later')],
  [404, refusal('NotFound', 'admission webhook "w.example.com" denied the request: no such thing')],
  [403, refusal('Forbidden', 'pods "web" is forbidden: exceeded quota: small')],
  [
    500,
    refusal('InternalError', 'Internal error occurred: failed calling webhook "w.example.com": no endpoints available'),
  ],
  [422, refusal('Invalid', 'Pod "web" is invalid')],
])('takes %i %j for the verdict of the server, at the first answer', async (status, body) => {
  const [verdict, requests] = await probed(status, body);
  expect(verdict).toEqual({ ok: true, value: { accepted: false, status, reason: body.reason, message: body.message } });
  expect(requests).toEqual([`PATCH ${POD}?dryRun=All&fieldManager=kubectl-operator`]);
});

it.each([
  [
    403,
    refusal('Forbidden', 'pods "web" is forbidden: User "a" cannot patch resource "pods" in API group ""'),
    'forbidden',
  ],
  [
    403,
    refusal('Forbidden', 'users "b" is forbidden: User "a" cannot impersonate resource "users" in API group ""'),
    'forbidden',
  ],
  [400, refusal('BadRequest', 'admission webhook "w.example.com" does not support dry run'), 'unavailable'],
  [404, refusal('NotFound', 'pods "web" not found'), 'not-found'],
  [405, refusal('MethodNotAllowed', 'the server does not allow this method on the requested resource'), 'invalid'],
  [429, 'Too many requests, please try again later.', 'throttled'],
  [503, refusal('ServiceUnavailable', 'apiserver not ready'), 'unavailable'],
  [504, refusal('Timeout', 'request did not complete'), 'timeout'],
  [500, '<html>bad gateway</html>', 'unavailable'],
  [403, 'blocked by the company', 'forbidden'],
])('takes %i %j for no verdict at all', async (status, body, reason) => {
  const [verdict, requests] = await probed(status, body);
  expect(verdict).toMatchObject({ ok: false, gap: { subject: { kind: 'probe', name: 'web' }, reason } });
  expect(requests).toHaveLength(1);
});

it('is asked for no object that cannot be', async () => {
  await using server = await startFakeApiServer({});
  const verdict = await readerOf(server.url).probe({ type: PODS, namespace: '..', name: 'web' });
  expect(verdict).toMatchObject({ ok: false, gap: { reason: 'not-found' } });
  expect(server.requests).toEqual([]);
});
