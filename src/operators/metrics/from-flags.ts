import { type JsonObject, stringAt } from '../../objects/json.ts';
import { type Flag, flagsOf } from './container-words.ts';
import type { MetricsEndpoint, NoMetrics } from './endpoint.ts';
import { listenPort, portNumber } from './port.ts';

/**
 * Flags that name the address or port of metrics: kubebuilder (metrics-bind-address, before v3 metrics-addr), Flux and
 * External Secrets (metrics-addr), metacontroller and Velero (metrics-address), cert-manager (metrics-listen-address),
 * Argo CD, ECK and Karpenter (metrics-port), Cluster API (diagnostics-address).
 */
const ADDRESSES = new Set([
  'metrics-bind-address',
  'metrics-bind-addr',
  'metrics-addr',
  'metrics-address',
  'metrics-listen-address',
  'metrics-port',
  'diagnostics-address',
]);

/** What a container's flags say of its metrics. */
interface Said {
  readonly endpoints: readonly MetricsEndpoint[];
  /** The flag that turns them off. */
  readonly off: NoMetrics | undefined;
}

/** Where a container serves metrics by its own flags. */
export function fromFlags(container: JsonObject): Said {
  const name = stringAt(container, 'name') ?? '';
  const flags = flagsOf(container);
  const endpoints: MetricsEndpoint[] = [];
  let off: NoMetrics | undefined;
  for (const flag of flags) {
    if (!ADDRESSES.has(flag.name) || flag.value === undefined) continue;
    const port = listenPort(flag.value);
    if (port === 'off') off = { kind: 'off', container: name, flag: flag.text };
    if (port === 'off' || port === undefined) continue;
    const from = { kind: 'flag', container: name, flag: flag.text } as const;
    for (const scheme of schemes(flag, port, flags)) endpoints.push({ port, path: '/metrics', scheme, from });
  }
  return { endpoints, off };
}

/**
 * With TLS or without: kubebuilder's `--metrics-secure` tells; without it, 8443 is what the scaffold serves by TLS. Cluster
 * API serves by TLS unless `--insecure-diagnostics` (util/flags/diagnostics.go).
 */
function schemes(flag: Flag, port: number, flags: readonly Flag[]): readonly MetricsEndpoint['scheme'][] {
  if (flag.name === 'diagnostics-address') return isOn(flags, 'insecure-diagnostics') ? ['http'] : ['https'];
  const secure = isOn(flags, 'metrics-secure');
  if (secure !== undefined) return secure ? ['https'] : ['http'];
  return port === 8443 ? ['https', 'http'] : ['http', 'https'];
}

/** Whether a boolean flag is set; undefined where it is not there. */
function isOn(flags: readonly Flag[], name: string): boolean | undefined {
  const flag = flags.findLast((candidate) => candidate.name === name);
  return flag && !/^(0|f|false)$/i.test(flag.value ?? '');
}

/**
 * Where metrics are behind and before kube-rbac-proxy (brancz/kube-rbac-proxy, README): it asks who reads on
 * --secure-listen-address and passes on to --upstream, which a port-forward reaches where it is of the pod itself.
 */
export function fromProxy(container: JsonObject): MetricsEndpoint[] {
  const name = stringAt(container, 'name') ?? '';
  const flags = flagsOf(container);
  const secure = flags.find((flag) => flag.name === 'secure-listen-address');
  if (secure === undefined) return [];
  const behind = flags
    .filter((flag) => flag.name === 'upstream')
    .flatMap((flag): MetricsEndpoint[] => {
      const url = URL.parse(flag.value ?? '');
      if (url === null || !/^(localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname)) return [];
      const scheme = url.protocol === 'https:' ? 'https' : 'http';
      const port = portNumber(url.port === '' ? (scheme === 'https' ? 443 : 80) : url.port);
      const path = `${url.pathname.replace(/\/$/, '')}/metrics`;
      const from = { kind: 'upstream', container: name, flag: flag.text } as const;
      return port === undefined ? [] : [{ port, path, scheme, from }];
    });
  const before = listenPort(secure.value ?? '');
  if (before === 'off' || before === undefined) return behind;
  const from = { kind: 'flag', container: name, flag: secure.text } as const;
  return [...behind, { port: before, path: '/metrics', scheme: 'https', from }];
}
