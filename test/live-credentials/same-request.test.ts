import { describe, expect, test } from 'vitest';
import { type Call, kubectl, ourTarget } from './callers.ts';
import { binary, bothSend, callOf, paths, recorder } from './fixture.ts';

describe('the request is the one that kubectl sends', () => {
  const cases: Record<string, Call> = {
    'with the current context': callOf({}),
    'with ~/.kube/config': callOf({}, {}),
    'with an empty KUBECONFIG': callOf({}, { KUBECONFIG: '' }),
    'with --kubeconfig instead of KUBECONFIG': callOf({ kubeconfig: paths('main') }, { KUBECONFIG: paths('garbage') }),
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

test('--token wins over a token file, where kubectl would use the file', async () => {
  const { ours, theirs } = await bothSend(callOf({ user: 'token-file', token: 'flag' }));
  expect(theirs).toMatchObject([{ authorization: 'Bearer token-of-a-file' }]);
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
    const view = await kubectl(binary, { ...call, flags: others }, [
      'config',
      'view',
      '--minify',
      '-o=jsonpath={..namespace}',
    ]);
    const target = await ourTarget(call);
    expect(target).toMatchObject({ namespace: namespace ?? (view.stdout || 'default') });
  });
});
