import { expect, test } from 'vitest';
import { createAuthority } from '../../../../../test/control-plane/pki.ts';
import { parseExecCredential } from './exec-credential.ts';

const V1 = 'client.authentication.k8s.io/v1';
const parse = (output: string) => parseExecCredential(output, V1, 'the plugin', 'jane', Date.now());
const withStatus = (status: unknown) => parse(JSON.stringify({ apiVersion: V1, kind: 'ExecCredential', status }));

test('a token, a pair and the time of their end are read', async () => {
  const { certificate, key } = await (await createAuthority()).issue({ commonName: 'jane' });
  const status = { token: 't', clientCertificateData: certificate, clientKeyData: key };
  expect(withStatus({ ...status, expirationTimestamp: '2030-01-01T00:00:00Z' })).toEqual({
    ok: true,
    value: {
      proof: { authorization: 'Bearer t', clientCertificate: certificate, clientKey: key },
      expires: Date.UTC(2030, 0),
    },
  });
});

test('YAML is taken too, as kubectl takes it', () => {
  expect(parse(`apiVersion: ${V1}\nkind: ExecCredential\nstatus:\n  token: t\n`)).toMatchObject({
    ok: true,
    value: { proof: { authorization: 'Bearer t' }, expires: undefined },
  });
});

test.each([
  [undefined, 'the plugin returned no status'],
  [{}, 'the plugin returned neither a token nor a client certificate'],
  [{ token: 5 }, 'the plugin returned neither a token nor a client certificate'],
  [{ clientKeyData: 's3cret' }, 'the plugin returned a client certificate or its key, not both'],
  [{ token: 't', expirationTimestamp: 'soon' }, 'the plugin returned an expirationTimestamp that is no time'],
  [
    { clientCertificateData: 's3cret', clientKeyData: 's3cret' },
    'the client certificate from the plugin is no valid PEM certificate',
  ],
])('the status %j is a problem: %s', (status, message) => {
  expect(withStatus(status)).toMatchObject({ ok: false, problem: { message } });
});

test.each(['', 's3cret', '{"token": "s3cret"', '[s3cret]', `{"kind":"Pod","token":"s3cret"}`])(
  'what is no ExecCredential is a problem and not shown: %j',
  (output) => {
    expect(parse(output)).toEqual({
      ok: false,
      problem: {
        message: 'the plugin printed something that is no ExecCredential',
        next: 'Update the plugin, or correct exec of the user "jane" in the kubeconfig.',
      },
    });
  },
);
