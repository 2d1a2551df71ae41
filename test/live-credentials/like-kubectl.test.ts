import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ConnectionFlags } from '../../src/cluster/connection.ts';
import type { KeyPair } from '../control-plane/pki.ts';
import { sharedControlPlane } from '../control-plane/shared.ts';
import { type Call, kubectl, ourTarget, send } from './callers.ts';
import { writeConfig, writeProgram } from './kubeconfigs.ts';
import { type Seen, startRecorder } from './recorder.ts';

const plane = sharedControlPlane();
const recorder = await startRecorder();
afterAll(() => recorder.stop());
const folder = mkdtempSync(join(tmpdir(), 'like-kubectl-'));

const encode = (text: string) => Buffer.from(text).toString('base64');
const issue = (commonName: string): Promise<KeyPair> => recorder.authority.issue({ commonName });
const [inline, filed] = await Promise.all([issue('inline'), issue('filed')]);
mkdirSync(join(folder, 'pki'));
for (const [name, content] of Object.entries({
  'pki/ca.crt': recorder.authority.certificate,
  'pki/filed.crt': filed.certificate,
  'pki/filed.key': filed.key,
  'pki/token': 'token-of-a-file\n',
})) {
  writeFileSync(join(folder, name), content);
}
const credential = (status: object, apiVersion = 'client.authentication.k8s.io/v1') =>
  `process.stdout.write(${JSON.stringify(JSON.stringify({ apiVersion, kind: 'ExecCredential', status }))});`;
writeProgram(folder, 'token-plugin', credential({ token: 'token-of-a-plugin' }));
writeProgram(
  folder,
  'env-plugin',
  `process.stdout.write(JSON.stringify({
  apiVersion: 'client.authentication.k8s.io/v1beta1', kind: 'ExecCredential',
  status: { token: Buffer.from(process.env.KUBERNETES_EXEC_INFO + process.env.EXTRA + process.argv[2]).toString('base64') },
}));`,
);
writeProgram(
  folder,
  'certificate-plugin',
  credential({ clientCertificateData: inline.certificate, clientKeyData: inline.key }),
);
writeProgram(folder, 'failing-plugin', 'console.error("no session"); process.exit(3);');
writeProgram(folder, 'old-plugin', credential({ token: 't' }, 'client.authentication.k8s.io/v1beta1'));
writeProgram(folder, 'chatty-plugin', 'console.log("Opening the browser ...");');

const v1 = { apiVersion: 'client.authentication.k8s.io/v1', interactiveMode: 'Never' };
const pair = { 'client-certificate-data': encode(inline.certificate), 'client-key-data': encode(inline.key) };
const authority = { 'certificate-authority-data': encode(recorder.authority.certificate) };
const main = writeConfig(folder, 'main', {
  clusters: {
    tls: { server: recorder.https, ...authority },
    'tls-file': { server: `${recorder.https}/base/`, 'certificate-authority': 'pki/ca.crt' },
    renamed: { server: recorder.https, 'tls-server-name': 'other.example', ...authority },
    insecure: { server: recorder.https, 'insecure-skip-tls-verify': true },
    confused: { server: recorder.https, 'insecure-skip-tls-verify': true, ...authority },
    untrusted: { server: recorder.https },
    plain: { server: recorder.http },
    'host-and-port': { server: recorder.http.replace('http://', '') },
    'with-user': { server: recorder.https.replace('//', '//url-user:url%40password@'), ...authority },
    'dead-proxy': { server: recorder.https, 'proxy-url': 'ftp://127.0.0.1:9', ...authority },
    informed: {
      server: recorder.https,
      'tls-server-name': 'localhost',
      ...authority,
      extensions: [{ name: 'client.authentication.k8s.io/exec', extension: { audience: 'us' } }],
    },
    missingCa: { server: recorder.https, 'certificate-authority': 'pki/none.crt' },
  },
  users: {
    token: { token: 'plain-token' },
    certificate: pair,
    'certificate-files': { 'client-certificate': 'pki/filed.crt', 'client-key': 'pki/filed.key' },
    'certificate-and-token': { ...pair, token: 'plain-token' },
    'token-file': { tokenFile: 'pki/token', token: 'stale' },
    'token-file-missing': { tokenFile: 'pki/nothing', token: 'stale' },
    'token-file-alone-missing': { tokenFile: 'pki/nothing' },
    password: { username: 'jürgen', password: 'p:w' },
    'two-methods': { token: 't', username: 'u', password: 'p' },
    'file-and-data': { ...pair, 'client-certificate': 'pki/filed.crt' },
    'no-key': { 'client-certificate-data': pair['client-certificate-data'] },
    plugin: { exec: { ...v1, command: './token-plugin' } },
    'plugin-certificate': { exec: { ...v1, command: './certificate-plugin' } },
    'plugin-info': {
      exec: {
        apiVersion: 'client.authentication.k8s.io/v1beta1',
        command: './env-plugin',
        args: ['one'],
        env: [{ name: 'EXTRA', value: 'extra' }],
        provideClusterInfo: true,
      },
    },
    'plugin-and-token': { token: 'plain-token', exec: { ...v1, command: './failing-plugin' } },
    'plugin-and-certificate': { ...pair, exec: { ...v1, command: './failing-plugin' } },
    'plugin-fails': { exec: { ...v1, command: './failing-plugin' } },
    'plugin-old': { exec: { ...v1, command: './old-plugin' } },
    'plugin-chatty': { exec: { ...v1, command: './chatty-plugin' } },
    'plugin-missing': { exec: { ...v1, command: 'no-such-credential-plugin' } },
    'plugin-alpha': { exec: { command: './token-plugin', apiVersion: 'client.authentication.k8s.io/v1alpha1' } },
    'plugin-modeless': { exec: { command: './token-plugin', apiVersion: v1.apiVersion } },
    'plugin-terminal': { exec: { ...v1, interactiveMode: 'Always', command: './token-plugin' } },
    gcp: { 'auth-provider': { name: 'gcp', config: {} } },
    azure: { 'auth-provider': { name: 'azure', config: {} } },
    impersonator: {
      token: 'plain-token',
      as: 'jane',
      'as-uid': '7',
      'as-groups': ['a', 'b'],
      'as-user-extra': { 'example.com/Scopes %': ['x', 'y'] },
    },
    headless: { token: 'plain-token', 'as-groups': ['a'] },
  },
  contexts: {
    main: { cluster: 'tls', user: 'token', namespace: 'main-space' },
    plainly: { cluster: 'tls', user: 'certificate' },
    clusterless: { cluster: 'gone', user: 'token' },
    userless: { cluster: 'tls', user: 'gone' },
  },
  current: 'main',
});
writeConfig(folder, 'nested/second', {
  clusters: {
    tls: { server: 'https://second.invalid' },
    extra: { server: recorder.https, 'certificate-authority': '../pki/ca.crt' },
  },
  users: { token: { token: 'second-token' }, extra: { tokenFile: '../pki/token' } },
  contexts: {
    main: { cluster: 'extra', user: 'extra' },
    extra: { cluster: 'extra', user: 'extra', namespace: 'extra-space' },
  },
  current: 'extra',
});
writeConfig(folder, 'home/.kube/config', {
  clusters: { tls: { server: recorder.https, ...authority } },
  users: { home: { token: 'token-of-home' } },
  contexts: { home: { cluster: 'tls', user: 'home', namespace: 'home-space' } },
  current: 'home',
});
writeConfig(folder, 'adrift', { ...{ clusters: {}, users: {}, contexts: {} }, current: 'lost' });
writeFileSync(join(folder, 'twice'), 'users: [{name: a, user: {}}, {name: a, user: {}}]\n');
writeFileSync(join(folder, 'garbage'), 'clusters:\n  - name: [unclosed\nusers: }\n');
writeFileSync(join(folder, 'pod'), 'apiVersion: v1\nkind: Pod\n');
writeFileSync(
  join(folder, 'number'),
  'users:\n- name: a\n  user: {password: 5, username: u}\ncontexts: [{name: a, context: {user: a}}]\ncurrent-context: a\n',
);

const paths = (...files: string[]) => files.map((file) => join(folder, file)).join(delimiter);
const callOf = (flags: ConnectionFlags, env: Record<string, string> = { KUBECONFIG: main }): Call => ({
  flags,
  env,
  home: join(folder, 'home'),
});

async function bothSend(call: Call): Promise<{ theirs: Seen[]; ours: Seen[]; words: string; said: string }> {
  recorder.take();
  const result = await kubectl(plane.coordinates.binaries.kubectl, call, ['get', '--raw', '/probe']);
  const theirs = recorder.take();
  const target = await ourTarget(call);
  const words =
    typeof target === 'string' ? target : await send(target, `${target.server.pathname.replace(/\/$/, '')}/probe`);
  return { theirs, ours: recorder.take(), words, said: result.stderr };
}

describe('the request is the one that kubectl sends', () => {
  const cases: Record<string, Call> = {
    'with the current context': callOf({}),
    'with ~/.kube/config': callOf({}, {}),
    'with an empty KUBECONFIG': callOf({}, { KUBECONFIG: '' }),
    'with --kubeconfig instead of KUBECONFIG': callOf({ kubeconfig: main }, { KUBECONFIG: paths('garbage') }),
    'with several files, the first one winning': callOf({}, { KUBECONFIG: paths('main', 'nested/second') }),
    'with several files, a missing one and one twice': callOf(
      {},
      { KUBECONFIG: paths('none', 'nested/second', 'main', 'nested/second') },
    ),
    'with a context of the second file and its relative paths': callOf(
      { context: 'extra' },
      { KUBECONFIG: paths('main', 'nested/second') },
    ),
    'with --context': callOf({ context: 'plainly' }),
    'with --user over a missing one': callOf({ context: 'userless', user: 'token' }),
    'with --cluster over a missing one': callOf({ context: 'clusterless', cluster: 'tls' }),
    'with --server over a missing cluster': callOf({ context: 'clusterless', server: recorder.http }),
    'with --token over a missing user': callOf({ context: 'userless', token: 'flag' }),
    'with flags alone': callOf(
      { server: recorder.https, certificateAuthority: paths('pki/ca.crt'), token: 'flag' },
      { KUBECONFIG: paths('none') },
    ),
    'with a base path and a certificate authority in a file': callOf({ cluster: 'tls-file' }),
    'with tls-server-name': callOf({ cluster: 'renamed' }),
    'with --server, which drops tls-server-name': callOf({ cluster: 'renamed', server: recorder.https }),
    'with --tls-server-name': callOf({ tlsServerName: 'other.example' }),
    'without verifying the server': callOf({ cluster: 'insecure' }),
    'with --insecure-skip-tls-verify over a certificate authority': callOf({ insecureSkipTlsVerify: true }),
    'with --certificate-authority over insecure-skip-tls-verify': callOf({
      cluster: 'insecure',
      certificateAuthority: paths('pki/ca.crt'),
    }),
    'over http, where nothing is proven': callOf({ cluster: 'plain' }),
    'over http with impersonation': callOf({ cluster: 'plain', user: 'impersonator' }),
    'with host and port for a server': callOf({ cluster: 'host-and-port' }),
    'with a password in the address': callOf({ cluster: 'with-user' }),
    'with a client certificate in files': callOf({ user: 'certificate-files' }),
    'with a client certificate and a token': callOf({ user: 'certificate-and-token' }),
    'with a client certificate and --token': callOf({ user: 'certificate', token: 'flag' }),
    'with --client-certificate over inline data': callOf({
      user: 'certificate',
      clientCertificate: paths('pki/filed.crt'),
      clientKey: paths('pki/filed.key'),
    }),
    'with a token file, which wins over a token': callOf({ user: 'token-file' }),
    'with a token where the token file is missing': callOf({ user: 'token-file-missing' }),
    'with user name and password': callOf({ user: 'password' }),
    'with a plugin': callOf({ user: 'plugin' }),
    'with a plugin that returns a certificate': callOf({ user: 'plugin-certificate' }),
    'with a plugin that sees its arguments and the cluster': callOf({ user: 'plugin-info', cluster: 'informed' }),
    'with a plugin that sees a cluster without settings': callOf({ user: 'plugin-info', cluster: 'insecure' }),
    'with --token instead of a plugin': callOf({ user: 'plugin-fails', token: 'flag' }),
    'with a token before a plugin': callOf({ user: 'plugin-and-token' }),
    'with a client certificate before a plugin': callOf({ user: 'plugin-and-certificate' }),
    'with --as': callOf({ as: 'jürgen' }),
    'with all of --as': callOf({ as: 'jane', asUid: '5', asGroup: ['c', 'd,e'] }),
    'with impersonation of the kubeconfig': callOf({ user: 'impersonator' }),
    'with flags over impersonation of the kubeconfig': callOf({ user: 'impersonator', as: 'joe', asGroup: ['c'] }),
  };
  test.each(Object.entries(cases))('%s', async (_, call) => {
    const { theirs, ours, words, said } = await bothSend(call);
    expect(ours, `${words}\n${said}`).toEqual(theirs);
    expect(ours).toHaveLength(1);
  });
});

describe('where kubectl refuses, so do we, in one line', () => {
  const cases: Record<string, [Call, RegExp]> = {
    'a missing file of --kubeconfig': [callOf({ kubeconfig: paths('none') }), /none does not exist$/],
    'a directory': [callOf({}, { KUBECONFIG: folder }), /it is a directory$/],
    garbage: [callOf({}, { KUBECONFIG: paths('garbage') }), /garbage, line 3, is not valid YAML: /],
    'something that is no kubeconfig': [
      callOf({ kubeconfig: paths('pod') }),
      /pod is not a kubeconfig: its kind is "Pod"$/,
    ],
    'a name that stands twice in one file': [callOf({}, { KUBECONFIG: paths('twice') }), /names the user "a" twice$/],
    'a number for text': [
      callOf({ server: recorder.https }, { KUBECONFIG: paths('number') }),
      /password of the user "a" in .* is not text$/,
    ],
    'an unknown context': [callOf({ context: 'mian' }), /^the context "mian" does not exist/],
    'a current context that does not exist': [
      callOf({}, { KUBECONFIG: paths('adrift') }),
      /^the current context "lost" does not exist/,
    ],
    'an unknown cluster': [callOf({ cluster: 'nope' }), /^the cluster "nope" does not exist/],
    'an unknown user': [callOf({ user: 'nope' }), /^the user "nope" does not exist/],
    'a context whose cluster is missing': [
      callOf({ context: 'clusterless' }),
      /"clusterless" names the cluster "gone", which does not exist/,
    ],
    'a context whose user is missing': [
      callOf({ context: 'userless' }),
      /"userless" names the user "gone", which does not exist/,
    ],
    'a certificate authority together with insecure-skip-tls-verify': [
      callOf({ cluster: 'confused' }),
      /exclude each other$/,
    ],
    'a server that nobody vouches for': [callOf({ cluster: 'untrusted' }), /certificate/],
    'a proxy with an unknown scheme': [callOf({ cluster: 'dead-proxy' }), /proxy-url of the cluster "dead-proxy"/],
    'a certificate authority that does not exist': [callOf({ cluster: 'missingCa' }), /pki\/none.crt: no such file$/],
    'a client certificate that does not exist': [
      callOf({ clientCertificate: paths('none'), clientKey: paths('none') }),
      /no such file$/,
    ],
    'a client certificate without a key': [callOf({ user: 'no-key' }), /of the user "no-key" has no key$/],
    'a client certificate in two places': [
      callOf({ user: 'file-and-data' }),
      /both client-certificate and client-certificate-data$/,
    ],
    'a token and a password': [callOf({ user: 'two-methods' }), /both a token and a password$/],
    'a token file that does not exist': [callOf({ user: 'token-file-alone-missing' }), /pki\/nothing: no such file$/],
    'a group to impersonate without a user': [callOf({ asGroup: ['g'] }), /without a user$/],
    'groups of the kubeconfig without a user': [
      callOf({ user: 'headless' }),
      /for the user "headless" without a user$/,
    ],
    'a plugin that fails': [
      callOf({ user: 'plugin-fails' }),
      /failing-plugin" of the user "plugin-fails" failed with exit code 3: no session$/,
    ],
    'a plugin that speaks another version': [
      callOf({ user: 'plugin-old' }),
      /answered with apiVersion "client.authentication.k8s.io\/v1beta1"/,
    ],
    'a plugin that prints garbage': [callOf({ user: 'plugin-chatty' }), /printed something that is no ExecCredential$/],
    'a plugin that is not installed': [
      callOf({ user: 'plugin-missing' }),
      /"no-such-credential-plugin" .* is not installed$/,
    ],
    'a plugin of a version long gone': [callOf({ user: 'plugin-alpha' }), /v1alpha1", which kubectl does not support$/],
    'a plugin without interactiveMode': [callOf({ user: 'plugin-modeless' }), /has no interactiveMode$/],
    'a plugin that needs a terminal': [callOf({ user: 'plugin-terminal' }), /needs a terminal/],
    'the auth-provider gcp': [callOf({ user: 'gcp' }), /"gcp" of the user "gcp" was removed from kubectl$/],
    'the auth-provider azure': [callOf({ user: 'azure' }), /"azure" of the user "azure" was removed from kubectl$/],
    'no cluster at all': [
      { flags: {}, env: { KUBECONFIG: paths('none') }, home: folder },
      /^no cluster is configured$/,
    ],
  };
  test.each(Object.entries(cases))('%s', async (_, [call, expected]) => {
    const { theirs, ours, words } = await bothSend(call);
    expect(theirs).toEqual([]);
    expect(ours).toEqual([]);
    expect(words).toMatch(expected);
    expect(words).not.toContain('\n');
  });
});

test('--token wins over a token file, where kubectl would use the file', async () => {
  const { ours } = await bothSend(callOf({ user: 'token-file', token: 'flag' }));
  expect(ours).toMatchObject([{ authorization: 'Bearer flag' }]);
});

describe('the namespace is the one that kubectl uses', () => {
  const cases: Record<string, Call> = {
    'of the context': callOf({}),
    'of -n': callOf({ namespace: 'flag-space' }),
    'of another context': callOf({ context: 'extra' }, { KUBECONFIG: paths('main', 'nested/second') }),
    'default, where none is named': callOf({ context: 'plainly' }),
    'of the home directory': callOf({}, {}),
  };
  test.each(Object.entries(cases))('%s', async (_, call) => {
    const { namespace, ...others } = call.flags;
    const view = await kubectl(plane.coordinates.binaries.kubectl, { ...call, flags: others }, [
      'config',
      'view',
      '--minify',
      '-o=jsonpath={..namespace}',
    ]);
    const target = await ourTarget(call);
    expect(target).toMatchObject({ namespace: namespace ?? (view.stdout || 'default') });
  });
});
