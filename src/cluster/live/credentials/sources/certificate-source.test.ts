import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAuthority } from '../../../../../test/control-plane/pki.ts';
import { certificateSource, checkPair } from './certificate-source.ts';

const authority = await createAuthority();
const [one, two] = await Promise.all([authority.issue({ commonName: '1' }), authority.issue({ commonName: '2' })]);

const messageOf = (certificate: string, key: string, now = Date.now()) => {
  const checked = checkPair(certificate, key, 'the client certificate', now);
  return checked.ok ? undefined : checked.problem.message;
};

test('a pair that fits is taken as it is', () => {
  expect(messageOf(one.certificate, one.key)).toBeUndefined();
});

test('a pair that cannot work is told before it is used', () => {
  expect(messageOf(one.certificate, two.key)).toBe('the client certificate does not belong to its key');
  expect(messageOf('garbage', one.key)).toBe('the client certificate is no valid PEM certificate');
  expect(messageOf(one.certificate, 'garbage')).toBe(
    'the key of the client certificate is no PEM key without a passphrase',
  );
  const locked = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'p',
  });
  expect(messageOf(one.certificate, locked.toString())).toMatch(/no PEM key without a passphrase$/);
  expect(messageOf(one.certificate, one.key, Date.UTC(2999, 0))).toMatch(/^the client certificate expired on 20/);
});

test('files are read again after a 401, inline data is not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-source-'));
  const [crt, key] = [join(folder, 'crt'), join(folder, 'key')];
  writeFileSync(crt, one.certificate);
  writeFileSync(key, one.key);
  const files = { certificate: { kind: 'file', path: crt }, key: { kind: 'file', path: key } } as const;
  const source = certificateSource(files, 'u', Date.now);
  expect(await source.get()).toMatchObject({ value: { clientKey: Buffer.from(one.key) } });
  writeFileSync(crt, two.certificate);
  writeFileSync(key, two.key);
  expect(await source.get()).toMatchObject({ value: { clientKey: Buffer.from(one.key) } });
  expect(source.invalidate()).toBe(true);
  expect(await source.get()).toMatchObject({ value: { clientKey: Buffer.from(two.key) } });

  const data = (text: string) => ({ kind: 'data', base64: Buffer.from(text).toString('base64') }) as const;
  const inline = certificateSource({ certificate: data(one.certificate), key: data(one.key) }, 'u', Date.now);
  expect(await inline.get()).toMatchObject({ ok: true });
  expect(inline.invalidate()).toBe(false);
});

test('data that is not base64 is told by the name of the user', async () => {
  const broken = { kind: 'data', base64: '-----BEGIN' } as const;
  expect(await certificateSource({ certificate: broken, key: broken }, 'jane', Date.now).get()).toMatchObject({
    problem: { message: 'the client certificate of the user "jane" is not base64' },
  });
});
