import { type ServicePlace, servicePlace } from '../../collect/prometheus/service.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import type { PrometheusAccessFlags } from './flags.ts';

/** How an address is asked: files that are read when it is. */
export interface AddressAccess {
  readonly tokenFile: string | undefined;
  readonly caFile: string | undefined;
  /** Do not verify its certificate. */
  readonly insecure: boolean;
}

/** Where a Prometheus is. */
export type PrometheusPlace =
  | { readonly kind: 'address'; readonly base: URL }
  | { readonly kind: 'service'; readonly service: ServicePlace };

/** What --prometheus names. */
export function prometheusPlace(text: string): Result<PrometheusPlace> {
  const service = servicePlace(text);
  if (service !== undefined) return success({ kind: 'service', service });
  const base = addressOf(text);
  if (base !== undefined) return success({ kind: 'address', base });
  return failure(
    `--prometheus ${text} is no address`,
    'Write it as http://127.0.0.1:9090, or svc/NAMESPACE/NAME for one in the cluster.',
  );
}

/** An address of HTTP; undefined where it is none. */
export function addressOf(text: string): URL | undefined {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** Whether whoever is on the way to an address can read what is sent to it. */
export function isReadOnTheWay({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && !/^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

/** The flags that say how an address is asked. */
export function accessOf(flags: PrometheusAccessFlags): AddressAccess {
  return { tokenFile: flags['bearer-token-file'], caFile: flags['ca-file'], insecure: flags['skip-verify'] };
}
