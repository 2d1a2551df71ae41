import { describe, expect, test } from 'vitest';
import type { Call } from './callers.ts';
import { bothSend, callOf, folder, paths, recorder } from './fixture.ts';

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
    const { theirs, ours, words, code } = await bothSend(call);
    expect(code).not.toBe(0);
    expect(theirs).toEqual([]);
    expect(ours).toEqual([]);
    expect(words).toMatch(expected);
    expect(words).not.toContain('\n');
  });
});
