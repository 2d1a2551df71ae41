import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyPair } from '../control-plane/pki.ts';
import { type ConfigSpec, writeConfig } from './kubeconfigs.ts';
import type { Recorder } from './recorder.ts';

const encode = (text: string) => Buffer.from(text).toString('base64');

/** Clusters of all kinds; those without a flaw lead to the recorder. */
export function clustersFor(recorder: Recorder): NonNullable<ConfigSpec['clusters']> {
  const authority = { 'certificate-authority-data': encode(recorder.authority.certificate) };
  return {
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
  };
}

/** Users of all kinds; the folder of the kubeconfig has the files and plugins they name. */
export function usersFor(inline: KeyPair): NonNullable<ConfigSpec['users']> {
  const v1 = { apiVersion: 'client.authentication.k8s.io/v1', interactiveMode: 'Never' };
  const pair = { 'client-certificate-data': encode(inline.certificate), 'client-key-data': encode(inline.key) };
  return {
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
  };
}

/** Kubeconfigs beside the main one: a second one, the home directory's, and broken ones. */
export function writeOtherConfigs(folder: string, recorder: Recorder): void {
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
    clusters: { tls: { server: recorder.https, 'certificate-authority': '../../pki/ca.crt' } },
    users: { home: { token: 'token-of-home' } },
    contexts: { home: { cluster: 'tls', user: 'home', namespace: 'home-space' } },
    current: 'home',
  });
  writeConfig(folder, 'adrift', { current: 'lost' });
  writeFileSync(join(folder, 'twice'), 'users: [{name: a, user: {}}, {name: a, user: {}}]\n');
  writeFileSync(join(folder, 'garbage'), 'clusters:\n  - name: [unclosed\nusers: }\n');
  writeFileSync(join(folder, 'pod'), 'apiVersion: v1\nkind: Pod\n');
  writeFileSync(
    join(folder, 'number'),
    'users:\n- name: a\n  user: {password: 5, username: u}\ncontexts: [{name: a, context: {user: a}}]\ncurrent-context: a\n',
  );
}
