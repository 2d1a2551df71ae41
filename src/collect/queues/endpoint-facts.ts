import type { KubeObject } from '../../objects/object.ts';
import type { EndpointFacts } from '../../operators/metrics/endpoints.ts';
import type { Lister } from '../list-kept.ts';

/** What tells where pods serve metrics, beside the pods. */
export type SharedEndpointFacts = Required<Pick<EndpointFacts, 'services' | 'monitors'>>;

/** Reads Services of a namespace, and ServiceMonitors and PodMonitors. What cannot be read is a gap of the lister. */
export async function readEndpointFacts(lister: Lister, namespace: string): Promise<SharedEndpointFacts> {
  const [services, monitors] = await Promise.all([
    lister.list({ group: '', resource: 'services', namespace }, same),
    readMonitors(lister),
  ]);
  return { services, monitors };
}

/** ServiceMonitors and PodMonitors of the Prometheus operator: often in a namespace of their own, looking into others. */
export async function readMonitors(lister: Lister): Promise<readonly KubeObject[]> {
  const group = 'monitoring.coreos.com';
  const lists = ['servicemonitors', 'podmonitors'].map((resource) => lister.list({ group, resource }, same));
  return (await Promise.all(lists)).flat();
}

function same(object: KubeObject): KubeObject {
  return object;
}
