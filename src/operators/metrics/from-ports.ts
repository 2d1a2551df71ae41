import { type Json, type JsonObject, numberAt, objectsAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { serviceSelects } from '../../objects/workload.ts';
import { runningContainers } from './container-words.ts';
import type { EndpointSource, MetricsEndpoint } from './endpoint.ts';
import { portNumber } from './port.ts';

/** Names of ports that are for metrics, such as `http-metrics`, `metrics`, `http-prom`, `telemetry`. */
const FOR_METRICS = /metric|prom|telemetry|monitoring/i;
/** Names of ports that serve pages, of metrics perhaps. */
const FOR_PAGES = /^(https?|web|management|http-\w+)$/i;

/** A port that a container declares. */
export interface DeclaredPort {
  readonly container: string;
  /** Its name, else its number. */
  readonly name: string;
  readonly port: number;
}

/** The TCP ports that a pod's containers declare. */
export function declaredPorts(pod: Pick<KubeObject, 'body'>): DeclaredPort[] {
  return runningContainers(pod).flatMap((container) =>
    objectsAt(container, 'ports').flatMap((entry): DeclaredPort[] => {
      const port = portNumber(numberAt(entry, 'containerPort'));
      if (port === undefined || !isTcp(entry)) return [];
      return [{ container: stringAt(container, 'name') ?? '', name: stringAt(entry, 'name') ?? String(port), port }];
    }),
  );
}

function isTcp(entry: JsonObject): boolean {
  return (stringAt(entry, 'protocol') ?? 'TCP') === 'TCP';
}

/** The number of a pod's port that is named or numbered, as Services and monitors do it; undefined where there is none. */
export function podPort(pod: Pick<KubeObject, 'body'>, port: Json | undefined): number | undefined {
  return portNumber(port) ?? declaredPorts(pod).find(({ name }) => name === port)?.port;
}

/** Ports whose names tell of metrics, and those whose names tell of pages. */
export interface NamedPorts {
  readonly metrics: readonly MetricsEndpoint[];
  readonly pages: readonly MetricsEndpoint[];
}

/**
 * The ports of a pod by what its containers and the Services before it call them.
 * @param paths what is to be tried on each
 */
export function fromPorts(pod: KubeObject, services: readonly KubeObject[], paths: readonly string[]): NamedPorts {
  const named: { readonly name: string; readonly port: number; readonly from: EndpointSource }[] = [
    ...declaredPorts(pod).map(({ container, name, port }) => ({
      name,
      port,
      from: { kind: 'container-port', container, port: name } as const,
    })),
    ...services.filter(isBefore(pod)).flatMap(({ metadata, body }) =>
      objectsAt(body, 'spec', 'ports').flatMap((entry) => {
        const port = podPort(pod, entry.targetPort ?? entry.port);
        if (port === undefined || !isTcp(entry)) return [];
        const shown = stringAt(entry, 'name') ?? String(numberAt(entry, 'port') ?? '');
        // kubebuilder names its Service …-metrics-service and the port https.
        const name = FOR_METRICS.test(metadata.name) ? `metrics-${shown}` : shown;
        return [{ name, port, from: { kind: 'service-port', service: metadata.name, port: shown } as const }];
      }),
    ),
  ];
  const endpoints = (pattern: RegExp) =>
    named
      .filter(({ name }) => pattern.test(name))
      .flatMap(({ name, port, from }) =>
        schemes(name, port).flatMap((scheme) => paths.map((path) => ({ port, path, scheme, from }))),
      );
  return { metrics: endpoints(FOR_METRICS), pages: endpoints(FOR_PAGES) };
}

function schemes(name: string, port: number): readonly MetricsEndpoint['scheme'][] {
  if (/https/i.test(name) || port === 8443) return ['https', 'http'];
  return /http/i.test(name) ? ['http'] : ['http', 'https'];
}

/** Whether a Service stands before a pod. */
export function isBefore({ metadata }: KubeObject): (service: KubeObject) => boolean {
  return (service) => service.metadata.namespace === metadata.namespace && serviceSelects(service, metadata.labels);
}
