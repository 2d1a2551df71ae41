import { booleanAt, type JsonObject, objectAt, objectsAt, stringAt, stringsAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { fitsSelector } from '../../objects/object-selector.ts';
import type { EndpointSource, MetricsEndpoint } from './endpoint.ts';
import { declaredPorts, isBefore, podPort } from './from-ports.ts';
import { portNumber } from './port.ts';

/**
 * Where the annotations say that Prometheus is set up with so often (prometheus-community/helm-charts prometheus,
 * scrape_configs): on the pod, else on the Services before it. Without a port all declared ones are meant.
 */
export function fromAnnotations(pod: KubeObject, services: readonly KubeObject[]): MetricsEndpoint[] {
  return [pod, ...services.filter(isBefore(pod))].flatMap((object) => {
    const { annotations, name } = object.metadata;
    const given = portNumber(annotations['prometheus.io/port']);
    const all = annotations['prometheus.io/scrape'] === 'true' ? declaredPorts(pod).map(({ port }) => port) : [];
    const from = { kind: 'annotation', of: object === pod ? 'the pod' : `Service ${name}` } as const;
    return (given === undefined ? all : [given]).map((port) =>
      endpoint(port, annotations['prometheus.io/path'], annotations['prometheus.io/scheme'], from),
    );
  });
}

/**
 * Where the ServiceMonitors and PodMonitors say that select the pod (prometheus-operator/prometheus-operator
 * pkg/apis/monitoring/v1).
 */
export function fromMonitors(
  pod: KubeObject,
  services: readonly KubeObject[],
  monitors: readonly KubeObject[],
): MetricsEndpoint[] {
  return monitors.filter(looksInto(pod.metadata.namespace)).flatMap(({ type, metadata, body }) => {
    const spec = objectAt(body, 'spec');
    const { name, namespace = '' } = metadata;
    const from = (monitor: 'PodMonitor' | 'ServiceMonitor') => ({ kind: 'monitor', monitor, namespace, name }) as const;
    const selector = objectAt(spec, 'selector');
    if (type.kind === 'PodMonitor') {
      if (!fitsSelector(selector, pod.metadata.labels)) return [];
      return objectsAt(spec, 'podMetricsEndpoints').flatMap((entry) =>
        entered(entry, podPort(pod, entry.port ?? entry.portNumber ?? entry.targetPort), from('PodMonitor')),
      );
    }
    const selected = services
      .filter(isBefore(pod))
      .filter((service) => fitsSelector(selector, service.metadata.labels));
    return selected.flatMap((service) =>
      objectsAt(spec, 'endpoints').flatMap((entry) => {
        const named = objectsAt(service.body, 'spec', 'ports').find((port) => stringAt(port, 'name') === entry.port);
        const port = podPort(pod, named === undefined ? entry.targetPort : (named.targetPort ?? named.port));
        return entered(entry, port, from('ServiceMonitor'));
      }),
    );
  });
}

function looksInto(namespace: string | undefined): (monitor: KubeObject) => boolean {
  return ({ metadata, body }) => {
    if (booleanAt(body, 'spec', 'namespaceSelector', 'any')) return true;
    const names = stringsAt(body, 'spec', 'namespaceSelector', 'matchNames');
    return names.length === 0 ? metadata.namespace === namespace : names.includes(namespace ?? '');
  };
}

function entered(entry: JsonObject, port: number | undefined, from: EndpointSource): MetricsEndpoint[] {
  return port === undefined ? [] : [endpoint(port, stringAt(entry, 'path'), stringAt(entry, 'scheme'), from)];
}

function endpoint(
  port: number,
  path: string | undefined,
  scheme: string | undefined,
  from: EndpointSource,
): MetricsEndpoint {
  const whole = path ? (path.startsWith('/') ? path : `/${path}`) : '/metrics';
  return { port, path: whole, scheme: scheme?.toLowerCase() === 'https' ? 'https' : 'http', from };
}
