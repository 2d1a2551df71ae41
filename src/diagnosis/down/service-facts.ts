import { booleanAt, numberAt, objectsAt, stringAt, stringMapAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { QueryMap } from '../query.ts';
import type { SymptomOf } from '../symptom.ts';
import { coreObject } from './needs.ts';

/** The Service of a symptom. */
export function serviceOf({ namespace, name }: SymptomOf<'service-down'>): QueryMap['object'] {
  return coreObject('services', namespace, name);
}

/** The EndpointSlices of a namespace, whole: one list serves all of its Services. */
export function slicesIn(namespace: string): QueryMap['list'] {
  return { kind: 'list', group: 'discovery.k8s.io', resource: 'endpointslices', namespace };
}

/** The labels that a Service selects pods by; empty where its endpoints are made by hand. */
export function selectorOf(service: KubeObject): Readonly<Record<string, string>> {
  return stringMapAt(service.body, 'spec', 'selector');
}

/** `app=web,tier=front`. */
export function selectorText(service: KubeObject): string {
  return Object.entries(selectorOf(service))
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

/** `ClusterIP`, `ExternalName` …: the API server fills it in. */
export function serviceType({ body }: KubeObject): string {
  return stringAt(body, 'spec', 'type') ?? 'ClusterIP';
}

/** A port of a Service. */
export interface ServicePort {
  readonly name: string;
  readonly port: number | undefined;
  /** A number, or the name of a container's port; the port itself where nothing is said. */
  readonly target: string;
}

/** The ports of a Service. */
export function servicePorts({ body }: KubeObject): ServicePort[] {
  return objectsAt(body, 'spec', 'ports').map((entry) => {
    const port = numberAt(entry, 'port');
    const target = stringAt(entry, 'targetPort') ?? numberAt(entry, 'targetPort') ?? port ?? '';
    return { name: stringAt(entry, 'name') ?? '', port, target: String(target) };
  });
}

/** What the EndpointSlices of a Service tell. */
export interface ServiceEndpoints {
  readonly slices: number;
  readonly ready: number;
  readonly notReady: number;
  /** Names of the ports that slices with ready endpoints have; '' for the one without name. */
  readonly ports: ReadonlySet<string>;
}

/**
 * Counts the endpoints of a Service. One that does not say whether it is ready counts as ready, as the API server counts
 * it (k8s.io/apiserver pkg/util/proxy/proxy.go, RandomEndpoint).
 */
export function endpointsOf(service: KubeObject, slices: readonly KubeObject[]): ServiceEndpoints {
  const own = slices.filter(
    ({ metadata }) =>
      metadata.namespace === service.metadata.namespace &&
      metadata.labels['kubernetes.io/service-name'] === service.metadata.name,
  );
  let ready = 0;
  let notReady = 0;
  const ports = new Set<string>();
  for (const { body } of own) {
    const endpoints = objectsAt(body, 'endpoints');
    const working = endpoints.filter((endpoint) => booleanAt(endpoint, 'conditions', 'ready') !== false).length;
    ready += working;
    notReady += endpoints.length - working;
    if (working > 0)
      for (const port of objectsAt(body, 'ports'))
        if (numberAt(port, 'port') !== undefined) ports.add(stringAt(port, 'name') ?? '');
  }
  return { slices: own.length, ready, notReady, ports };
}
