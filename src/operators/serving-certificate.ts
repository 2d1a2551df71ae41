import { stringAt, stringsAt } from '../objects/json.ts';
import { parseTime } from '../objects/metadata.ts';
import type { KubeObject } from '../objects/object.ts';

/** A certificate that a Service serves. */
export interface ServingCertificate {
  /** Name of the cert-manager Certificate, in the Service's namespace. */
  readonly certificate: string;
  /** Milliseconds since the epoch; undefined where it was never issued. */
  readonly notAfter: number | undefined;
}

/**
 * The cert-manager Certificate that is made out to a Service (cert-manager pkg/apis/certmanager/v1 types_certificate.go,
 * spec.dnsNames and status.notAfter). Certificates stand in Secrets, whose values are never read.
 */
export function servingCertificate(
  service: { readonly namespace: string; readonly name: string },
  certificates: readonly KubeObject[],
): ServingCertificate | undefined {
  const host = `${service.name}.${service.namespace}.svc`;
  const found = certificates.find(
    ({ metadata, body }) =>
      metadata.namespace === service.namespace && stringsAt(body, 'spec', 'dnsNames').includes(host),
  );
  if (found === undefined) return undefined;
  return { certificate: found.metadata.name, notAfter: parseTime(stringAt(found.body, 'status', 'notAfter')) };
}
