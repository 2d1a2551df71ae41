import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { EndpointFacts } from '../../operators/metrics/endpoints.ts';
import { createLister } from '../list-kept.ts';

/** What tells where pods serve metrics, beside the pods. */
export interface SharedEndpointFacts extends Required<Pick<EndpointFacts, 'services' | 'monitors'>> {
  /** Lists that could not be read: pods that they tell of are looked for by what else tells. */
  readonly gaps: readonly Gap[];
}

/** Reads Services, ServiceMonitors and PodMonitors: of one namespace, or of all. */
export async function readEndpointFacts(
  reader: ClusterReader,
  discovery: Discovery,
  { namespace, signal }: { readonly namespace: string | undefined; readonly signal: AbortSignal },
): Promise<SharedEndpointFacts> {
  const lister = createLister(reader, discovery, signal);
  const same = (object: KubeObject) => object;
  // Monitors often stand in a namespace of their own, and look into others.
  const [services, ...monitors] = await Promise.all([
    lister.list({ group: '', resource: 'services', namespace }, same),
    lister.list({ group: 'monitoring.coreos.com', resource: 'servicemonitors' }, same),
    lister.list({ group: 'monitoring.coreos.com', resource: 'podmonitors' }, same),
  ]);
  return { services, monitors: monitors.flat(), gaps: lister.gaps };
}
