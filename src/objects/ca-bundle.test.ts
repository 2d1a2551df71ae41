import { expect, test } from 'vitest';
import { createAuthority } from '../../test/control-plane/pki.ts';
import { readCaBundle } from './ca-bundle.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

test('every certificate of a bundle is read, with its end', async () => {
  const [one, two] = await Promise.all([createAuthority('one'), createAuthority('two')]);
  const { certificates, unreadable } = readCaBundle(base64(`# comment\n${one.certificate}\n${two.certificate}`));
  expect(certificates.map(({ subject }) => subject)).toEqual(['CN=one', 'CN=two']);
  const year = 365 * 24 * 3600 * 1000;
  expect(Math.abs((certificates[0]?.notAfter ?? 0) - Date.now() - year)).toBeLessThan(24 * 3600 * 1000);
  expect(unreadable).toBe(0);
});

test('what is no certificate is counted, and never an error', () => {
  const broken = '-----BEGIN CERTIFICATE-----\nbm90IG9uZQ==\n-----END CERTIFICATE-----';
  expect(readCaBundle(base64(broken))).toEqual({ certificates: [], unreadable: 1 });
  expect(readCaBundle('Cg==')).toEqual({ certificates: [], unreadable: 0 });
  expect(readCaBundle('\u0000 not base64 \u0000')).toEqual({ certificates: [], unreadable: 0 });
});
