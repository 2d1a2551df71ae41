import { booleanAt, objectsAt } from './json.ts';
import type { KubeObject } from './object.ts';

/** How many addresses are behind a Service. */
export interface EndpointCount {
  /** Those that get traffic. */
  readonly ready: number;
  readonly total: number;
}

/**
 * The addresses behind a Service, from its EndpointSlices (discovery.k8s.io/v1, EndpointConditions: ready unless it says
 * that it is not).
 * @param slices whole EndpointSlices of any namespace and Service
 */
export function endpointsOf(
  service: { readonly namespace: string; readonly name: string },
  slices: readonly KubeObject[],
): EndpointCount {
  const endpoints = slices
    .filter(
      ({ metadata }) =>
        metadata.namespace === service.namespace && metadata.labels['kubernetes.io/service-name'] === service.name,
    )
    .flatMap(({ body }) => objectsAt(body, 'endpoints'));
  const ready = endpoints.filter((endpoint) => booleanAt(endpoint, 'conditions', 'ready') !== false);
  return { ready: ready.length, total: endpoints.length };
}
