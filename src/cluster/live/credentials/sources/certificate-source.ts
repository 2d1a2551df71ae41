import { createPrivateKey, X509Certificate } from 'node:crypto';
import { failure, type Result, success } from '../../../../objects/problem.ts';
import { type Material, readMaterial } from '../file-bytes.ts';
import type { CredentialSource, Proof } from './credential-source.ts';

const NEXT = 'Get a new kubeconfig for this cluster, or choose another user with --user or --context.';

/** A client certificate and its key, from the kubeconfig or from files, which are read again after a 401. */
export function certificateSource(
  pair: { readonly certificate: Material; readonly key: Material },
  user: string,
  now: () => number,
): CredentialSource {
  const whose = user === '' ? '' : ` of the user "${user}"`;
  const changeable = pair.certificate.kind === 'file' || pair.key.kind === 'file';
  let remembered: Proof | undefined;
  return {
    async get() {
      if (remembered !== undefined) return success(remembered);
      const certificate = readMaterial(pair.certificate, `the client certificate${whose}`);
      if (!certificate.ok) return certificate;
      const key = readMaterial(pair.key, `the client key${whose}`);
      if (!key.ok) return key;
      const at = pair.certificate.kind === 'file' ? ` (${pair.certificate.path})` : '';
      const checked = checkPair(certificate.value, key.value, `the client certificate${whose}${at}`, now());
      if (checked.ok) remembered = checked.value;
      return checked;
    },
    invalidate() {
      remembered = undefined;
      return changeable;
    },
  };
}

/** A pair that TLS will take: Node would tell of a bad one only while connecting, in the words of OpenSSL. */
export function checkPair(
  certificate: Buffer | string,
  key: Buffer | string,
  what: string,
  now: number,
): Result<Proof> {
  let parsed: X509Certificate;
  try {
    parsed = new X509Certificate(certificate);
  } catch {
    return failure(`${what} is no valid PEM certificate`, NEXT);
  }
  try {
    if (!parsed.checkPrivateKey(createPrivateKey(key))) return failure(`${what} does not belong to its key`, NEXT);
  } catch {
    return failure(`the key of ${what} is no PEM key without a passphrase`, NEXT);
  }
  if (parsed.validToDate.getTime() < now) {
    return failure(`${what} expired on ${parsed.validToDate.toISOString().slice(0, 16).replace('T', ' ')} UTC`, NEXT);
  }
  return success({ clientCertificate: certificate, clientKey: key });
}
