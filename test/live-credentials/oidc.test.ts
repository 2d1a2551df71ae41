import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { createAuthority } from '../control-plane/pki.ts';
import { sharedControlPlane } from '../control-plane/shared.ts';
import { type Call, kubectl, ourTarget, send } from './callers.ts';
import { writeConfig } from './kubeconfigs.ts';
import { startRecorder } from './recorder.ts';

const plane = sharedControlPlane();
const recorder = await startRecorder();
const folder = mkdtempSync(join(tmpdir(), 'oidc-'));
const authority = await createAuthority('issuer-authority');
writeFileSync(join(folder, 'issuer-ca.crt'), authority.certificate);

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenOf = (name: string, seconds: number) => {
  const time = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer.url, aud: 'client', sub: name, iat: time - 100, exp: time + seconds };
  return `${part({ alg: 'RS256' })}.${part(claims)}.${Buffer.from('signature').toString('base64url')}`;
};

/** An OIDC provider that takes each refresh token once and wants the secret of clients that have one. */
const issuer = { url: '', secret: '', valid: 'refresh-0', refreshed: 0, asked: 0 };
const pair = await authority.issue({ commonName: 'issuer', addresses: ['127.0.0.1'] });
const server = createServer({ cert: pair.certificate, key: pair.key }, async (request, response) => {
  const { status, body } = await answer(request);
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
issuer.url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await recorder.stop();
});

async function answer(request: IncomingMessage): Promise<{ status: number; body: object }> {
  if (request.method === 'GET') {
    const body = {
      issuer: issuer.url,
      token_endpoint: `${issuer.url}/token`,
      authorization_endpoint: `${issuer.url}/auth`,
      jwks_uri: `${issuer.url}/keys`,
    };
    return { status: 200, body };
  }
  issuer.asked += 1;
  const form = new URLSearchParams(await text(request));
  const basic = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
  const secret = form.get('client_secret') ?? basic.split(':')[1] ?? '';
  if (secret !== issuer.secret) return { status: 401, body: { error: 'invalid_client' } };
  if (form.get('refresh_token') !== issuer.valid) return { status: 400, body: { error: 'invalid_grant' } };
  issuer.refreshed += 1;
  issuer.valid = `refresh-${issuer.refreshed}`;
  const body = { access_token: 'a', token_type: 'Bearer', expires_in: 3600, refresh_token: issuer.valid };
  return { status: 200, body: { ...body, id_token: tokenOf(`fresh-${issuer.refreshed}`, 3600) } };
}

function login(idToken: string | undefined, refreshToken: string | undefined, secret = ''): Call {
  Object.assign(issuer, { secret, valid: 'refresh-0', refreshed: 0, asked: 0 });
  const config = {
    'idp-issuer-url': issuer.url,
    'client-id': 'client',
    'idp-certificate-authority': join(folder, 'issuer-ca.crt'),
    ...(secret === '' ? {} : { 'client-secret': secret }),
    ...(idToken === undefined ? {} : { 'id-token': idToken }),
    ...(refreshToken === undefined ? {} : { 'refresh-token': refreshToken }),
  };
  const ca = Buffer.from(recorder.authority.certificate).toString('base64');
  const file = writeConfig(folder, 'config', {
    clusters: { main: { server: recorder.https, 'certificate-authority-data': ca } },
    users: { main: { 'auth-provider': { name: 'oidc', config } } },
    contexts: { main: { cluster: 'main', user: 'main' } },
    current: 'main',
  });
  recorder.take();
  return { flags: {}, env: { KUBECONFIG: file }, home: folder };
}

const stored = () => readFileSync(join(folder, 'config'), 'utf8');
async function sendOurs(call: Call): Promise<string> {
  const target = await ourTarget(call);
  return typeof target === 'string' ? target : send(target, '/probe');
}

test('an id-token that is valid is used as it is', async () => {
  const valid = tokenOf('valid', 3600);
  expect(await sendOurs(login(valid, undefined))).toBe('200 {}');
  expect(recorder.take()).toMatchObject([{ authorization: `Bearer ${valid}` }]);
  expect(issuer.asked).toBe(0);
});

test.each([
  ['of a public client', ''],
  ['of a client with a secret', 'client-secret-value'],
])('an expired id-token %s is refreshed once and stored, so that kubectl can go on', async (_, secret) => {
  const call = login(tokenOf('stale', -60), 'refresh-0', secret);
  const target = await ourTarget(call);
  if (typeof target === 'string') throw new Error(target);
  expect(await Promise.all([send(target, '/probe'), send(target, '/probe')])).toEqual(['200 {}', '200 {}']);
  const fresh = tokenOf('fresh-1', 3600).split('.')[0];
  expect(recorder.take().map((seen) => seen.authorization?.startsWith(`Bearer ${fresh}`))).toEqual([true, true]);
  expect(issuer.refreshed).toBe(1);
  expect(stored()).toContain('"refresh-token": "refresh-1"');

  const theirs = await kubectl(plane.coordinates.binaries.kubectl, call, ['get', '--raw', '/probe']);
  expect(theirs).toMatchObject({ code: 0 });
  expect(issuer.refreshed).toBe(1);
});

test('a login without an id-token is refreshed too', async () => {
  expect(await sendOurs(login(undefined, 'refresh-0'))).toBe('200 {}');
  expect(stored()).toContain('"refresh-token": "refresh-1"');
});

test('a kubeconfig whose tokens kubectl has refreshed works here', async () => {
  const call = login(tokenOf('stale', -60), 'refresh-0', 'client-secret-value');
  await kubectl(plane.coordinates.binaries.kubectl, call, ['get', '--raw', '/probe']);
  expect(await sendOurs(call)).toBe('200 {}');
  expect(issuer.refreshed).toBe(1);
});

test.each([
  [
    'there is no refresh-token',
    () => login(tokenOf('stale', -60), undefined),
    /has expired and there is no refresh-token$/,
  ],
  [
    'the provider refuses it',
    () => login(tokenOf('stale', -60), 'refresh-used'),
    /cannot be refreshed: .*invalid_grant/,
  ],
  ['the id-token is garbage', () => login('garbage', 'refresh-0'), /the id-token of the user "main" is no JWT$/],
])('it is told where %s, without a word of the tokens', async (_, prepare, expected) => {
  const words = await sendOurs(prepare());
  expect(words).toMatch(expected);
  expect(words).not.toMatch(/refresh-used|refresh-0|garbage/);
  expect(recorder.take()).toEqual([]);
});
