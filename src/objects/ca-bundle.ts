import { X509Certificate } from 'node:crypto';

/** A certificate of a bundle. Times are milliseconds since the epoch. */
export interface BundledCertificate {
  readonly subject: string;
  readonly notBefore: number;
  readonly notAfter: number;
}

/** The certificates by which a client knows a server, and how many of the bundle's blocks could not be read. */
export interface CaBundle {
  readonly certificates: readonly BundledCertificate[];
  readonly unreadable: number;
}

/** Nobody needs more, and each costs time. */
const MOST = 100;

/**
 * Reads a `caBundle` as webhooks, APIServices and conversions have it: certificates in PEM, in base64. No certificates
 * at all: the API server can trust nobody by it.
 */
export function readCaBundle(base64: string): CaBundle {
  const pem = Buffer.from(base64, 'base64').toString();
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  const certificates = blocks.slice(0, MOST).flatMap((block) => readCertificate(block) ?? []);
  return { certificates, unreadable: Math.min(blocks.length, MOST) - certificates.length };
}

function readCertificate(pem: string): BundledCertificate | undefined {
  try {
    const { subject, validFrom, validTo } = new X509Certificate(pem);
    return { subject: subject.replaceAll('\n', ', '), notBefore: Date.parse(validFrom), notAfter: Date.parse(validTo) };
  } catch {
    return undefined;
  }
}
