import { objectsAt, stringsAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { mainContainer } from '../main-container.ts';

/** Where a pod serves its metrics. */
export interface MetricsPage {
  readonly port: number;
  readonly path: string;
  readonly scheme: 'http';
}

const FLAG = /^--?(?:metrics-bind-address|metrics-addr|metrics-address)=(?:[^:]*):(\d+)$/;

/**
 * Where a pod says that it serves metrics without asking who reads them: by the flags that kubebuilder scaffolds (what
 * --metrics-secure serves wants a token), else by the annotations that Prometheus is often set up with.
 */
export function metricsPage({ metadata, body }: Pick<KubeObject, 'metadata' | 'body'>): MetricsPage | undefined {
  const name = mainContainer({ metadata, body });
  const container = objectsAt(body, 'spec', 'containers').find((candidate) => candidate.name === name);
  const words = [...stringsAt(container, 'command'), ...stringsAt(container, 'args')];
  const flagged = words.flatMap((word) => FLAG.exec(word)?.[1] ?? [])[0];
  const secure = words.some((word) => /^--?metrics-secure(=true)?$/.test(word));
  if (flagged !== undefined) {
    // kubebuilder's scaffold serves 8443 with TLS and a login, by default.
    return secure || flagged === '8443' || flagged === '0' ? undefined : pageAt(Number(flagged), '/metrics');
  }
  const { annotations } = metadata;
  const port = Number(annotations['prometheus.io/port']);
  if (annotations['prometheus.io/scrape'] !== 'true' || annotations['prometheus.io/scheme'] === 'https')
    return undefined;
  return Number.isInteger(port) && port > 0 ? pageAt(port, annotations['prometheus.io/path'] ?? '/metrics') : undefined;
}

function pageAt(port: number, path: string): MetricsPage {
  return { port, path, scheme: 'http' };
}
