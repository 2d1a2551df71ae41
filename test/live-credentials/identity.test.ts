import { mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ConnectionFlags } from '../../src/cluster/connection.ts';
import type { Target } from '../../src/cluster/live/target.ts';
import { type JsonObject, objectAt, objectsAt, valueAt } from '../../src/objects/json.ts';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { type Call, kubectl, ourTarget, send } from './callers.ts';
import { writeConfig, writeProgram } from './kubeconfigs.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'credentials');
const folder = mkdtempSync(join(tmpdir(), 'identity-'));
const admin: JsonObject = JSON.parse(readFileSync(plane.adminKubeconfig, 'utf8'));
const cluster = objectAt(objectsAt(admin, 'clusters')[0], 'cluster') ?? {};
const adminUser = objectAt(objectsAt(admin, 'users')[0], 'user') ?? {};
const [blue, green] = await Promise.all([
  plane.serviceAccountToken(namespace, 'blue'),
  plane.serviceAccountToken(namespace, 'green'),
]);
const accountOf = (name: string) => `system:serviceaccount:${namespace}:${name}`;

const SELF = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
const REVIEW = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };

/** Who the API server takes a target for, or the words of the failure. */
async function whoami(target: Target | string): Promise<unknown> {
  if (typeof target === 'string') return target;
  const answer = await send(target, SELF, REVIEW);
  const [, status, body = ''] = /^(\d+) (.*)$/s.exec(answer) ?? [];
  return status === '201' ? valueAt(JSON.parse(body), 'status', 'userInfo') : answer;
}

async function kubectlWhoami(call: Call): Promise<unknown> {
  const result = await kubectl(plane.coordinates.binaries.kubectl, call, ['auth', 'whoami', '-o=json']);
  return result.code === 0 ? valueAt(JSON.parse(result.stdout), 'status', 'userInfo') : result.stderr;
}

const callOf = (file: string, flags: ConnectionFlags = {}): Call => ({
  flags,
  env: { KUBECONFIG: file },
  home: folder,
});

function configFor(file: string, user: object): string {
  return writeConfig(folder, file, {
    clusters: { main: cluster },
    users: { main: user },
    contexts: { main: { cluster: 'main', user: 'main', namespace } },
    current: 'main',
  });
}

const plugin = writeProgram(
  folder,
  'plugin',
  `const { apiVersion } = JSON.parse(process.env.KUBERNETES_EXEC_INFO);
   process.stdout.write(JSON.stringify({ apiVersion, kind: 'ExecCredential', status: { token: process.env.TOKEN } }));`,
);
const exec = {
  apiVersion: 'client.authentication.k8s.io/v1',
  interactiveMode: 'IfAvailable',
  command: plugin,
  env: [{ name: 'TOKEN', value: blue }],
};

test.each([
  ['a client certificate', callOf(plane.adminKubeconfig), 'admin'],
  ['a token', callOf(configFor('token', { token: blue })), accountOf('blue')],
  ['a plugin', callOf(configFor('exec', { exec })), accountOf('blue')],
  ['--token over a plugin', callOf(configFor('exec-token', { exec }), { token: green }), accountOf('green')],
  ['--as', callOf(plane.adminKubeconfig, { as: 'jane', asGroup: ['a', 'b'], asUid: '7' }), 'jane'],
  ['--as with a name beyond ASCII', callOf(plane.adminKubeconfig, { as: 'jürgen ≠ jurgen' }), 'jürgen ≠ jurgen'],
  [
    'impersonation of the kubeconfig',
    callOf(
      configFor('as', { ...adminUser, as: 'joe', 'as-groups': ['g'], 'as-user-extra': { 'example.com/Scope': ['x'] } }),
    ),
    'joe',
  ],
  ['a client certificate, whatever --token says', callOf(plane.adminKubeconfig, { token: blue }), 'admin'],
])('the API server takes us for whom it takes kubectl: %s', async (_, call, username) => {
  const [theirs, ours] = await Promise.all([kubectlWhoami(call), ourTarget(call).then(whoami)]);
  expect(ours).toEqual(theirs);
  expect(ours).toMatchObject({ username });
});

test('a token file is read again as soon as it has changed', async () => {
  const tokenFile = join(folder, 'token-file');
  writeFileSync(tokenFile, `${blue}\n`);
  const target = await ourTarget(callOf(configFor('file', { tokenFile })));
  expect(await whoami(target)).toMatchObject({ username: accountOf('blue') });
  // As a kubelet does it: a new file takes the place of the old one.
  writeFileSync(`${tokenFile}.new`, green);
  renameSync(`${tokenFile}.new`, tokenFile);
  expect(await whoami(target)).toMatchObject({ username: accountOf('green') });
});

test('a plugin whose token the server refuses is asked again', async () => {
  const counter = join(folder, 'runs');
  writeFileSync(counter, '');
  const renewing = writeProgram(
    folder,
    'renewing',
    `const { appendFileSync, readFileSync } = require('node:fs');
     appendFileSync(${JSON.stringify(counter)}, '.');
     const first = readFileSync(${JSON.stringify(counter)}, 'utf8').length === 1;
     const status = { token: first ? 'revoked' : process.env.TOKEN };
     console.log(JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status }));`,
  );
  const target = await ourTarget(callOf(configFor('renewing-config', { exec: { ...exec, command: renewing } })));
  if (typeof target === 'string') throw new Error(target);
  expect(await whoami(target)).toMatch(/^401 /);
  expect(target.invalidate()).toBe(true);
  expect(await whoami(target)).toMatchObject({ username: accountOf('blue') });
  expect(await whoami(target)).toMatchObject({ username: accountOf('blue') });
  expect(readFileSync(counter, 'utf8')).toBe('..');
});

test('a client certificate that has expired is named before anything is sent', async () => {
  const expired = await plane.user('late', { notAfter: Date.now() - 60_000 });
  const target = await ourTarget(callOf(expired));
  expect(await whoami(target)).toMatch(
    /^the client certificate of the user "test" expired on \d{4}-\d\d-\d\d \d\d:\d\d UTC$/,
  );
});
