import 'reflect-metadata';
import { generateKeyPairSync, randomBytes, webcrypto } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const VALIDITY_MILLISECONDS = 365 * 24 * 3600 * 1000;

/** A certificate and its private key, PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/** What a certificate is for. */
interface CertificateSubject {
  readonly commonName: string;
  /** Groups of a Kubernetes user. */
  readonly organizations?: readonly string[];
  /** Names and addresses of a server. */
  readonly dnsNames?: readonly string[];
  readonly addresses?: readonly string[];
  /** Milliseconds since the epoch; a year from now unless told otherwise. */
  readonly notAfter?: number;
}

/** A certificate authority that tests own; it can be written to a folder and loaded by another process. */
export interface Authority extends KeyPair {
  /** Issues a certificate for a client, a server or both. */
  issue(subject: CertificateSubject): Promise<KeyPair>;
}

/** Makes a new authority. */
export async function createAuthority(commonName = 'kubectl-operator-test'): Promise<Authority> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      ...validity(undefined),
      serialNumber: serialNumber(),
      name: [{ CN: [commonName] }],
      keys,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new x509.BasicConstraintsExtension(true, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    },
    webcrypto,
  );
  return authority(certificate.toString('pem'), await privatePem(keys.privateKey));
}

/** Writes `NAME.crt` and `NAME.key` into a folder. */
export function writeKeyPair(directory: string, name: string, pair: KeyPair): void {
  writeFileSync(join(directory, `${name}.crt`), pair.certificate);
  writeFileSync(join(directory, `${name}.key`), pair.key, { mode: 0o600 });
}

/** Loads an authority from `NAME.crt` and `NAME.key`. */
export function loadAuthority(directory: string, name: string): Authority {
  const read = (ending: string): string => readFileSync(join(directory, `${name}.${ending}`), 'utf8');
  return authority(read('crt'), read('key'));
}

/** A private key for signing ServiceAccount tokens, PEM. */
export function createSigningKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function authority(certificate: string, key: string): Authority {
  const issuer = new x509.X509Certificate(certificate);
  return {
    certificate,
    key,
    async issue(subject) {
      const signingKey = await importKey(key);
      const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
      const issued = await x509.X509CertificateGenerator.create(
        {
          ...validity(subject.notAfter),
          serialNumber: serialNumber(),
          issuer: issuer.subjectName,
          subject: subjectName(subject),
          publicKey: keys.publicKey,
          signingKey,
          signingAlgorithm: ALGORITHM,
          extensions: [
            new x509.BasicConstraintsExtension(false, undefined, true),
            new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
            new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth, x509.ExtendedKeyUsage.clientAuth]),
            ...alternativeNames(subject),
          ],
        },
        webcrypto,
      );
      return { certificate: issued.toString('pem'), key: await privatePem(keys.privateKey) };
    },
  };
}

function subjectName(subject: CertificateSubject): x509.JsonName {
  const organizations = (subject.organizations ?? []).map((organization) => ({ O: [organization] }));
  return [...organizations, { CN: [subject.commonName] }];
}

function alternativeNames(subject: CertificateSubject): x509.Extension[] {
  const names: x509.JsonGeneralNames = [
    ...(subject.dnsNames ?? []).map((value) => ({ type: 'dns' as const, value })),
    ...(subject.addresses ?? []).map((value) => ({ type: 'ip' as const, value })),
  ];
  return names.length === 0 ? [] : [new x509.SubjectAlternativeNameExtension(names)];
}

function validity(notAfter: number | undefined): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  // An hour back, so that an already expired certificate can be made and clocks may differ.
  return { notBefore: new Date(now - 3600_000), notAfter: new Date(notAfter ?? now + VALIDITY_MILLISECONDS) };
}

function serialNumber(): string {
  // A positive number: the first bit has to be zero.
  return `01${randomBytes(15).toString('hex')}`;
}

async function privatePem(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
}

function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64');
  return webcrypto.subtle.importKey('pkcs8', der, ALGORITHM, true, ['sign']);
}
