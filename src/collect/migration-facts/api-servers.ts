import type { ApiServerFacts } from '../../migration/preflight/facts.ts';
import { endpointsOf } from '../../objects/endpoints.ts';
import { isExpired, leaseState } from '../../objects/lease.ts';
import { managersOfField } from '../../objects/managed-fields.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Lister } from '../list-kept.ts';

/** The Lease that each API server renews (apiserver pkg/server, identity lease; on by default since Kubernetes 1.26). */
const IDENTITY = 'apiserver.kubernetes.io/identity=kube-apiserver';
const KUBERNETES = { namespace: 'default', name: 'kubernetes' };

/**
 * How many API servers there are, by their Leases or, where those tell nothing, by the addresses of the Service `kubernetes`:
 * behind one address there may be a load balancer and several of them.
 */
export async function readApiServers(
  definition: KubeObject | undefined,
  lister: Lister,
  now: number,
): Promise<ApiServerFacts> {
  const [leases, slices] = await Promise.all([
    lister.list(
      {
        group: 'coordination.k8s.io',
        resource: 'leases',
        namespace: 'kube-system',
        labelSelector: IDENTITY,
        fresh: true,
      },
      leaseState,
    ),
    lister.list(
      {
        ...{ group: 'discovery.k8s.io', resource: 'endpointslices', namespace: KUBERNETES.namespace },
        labelSelector: `kubernetes.io/service-name=${KUBERNETES.name}`,
      },
      (slice) => slice,
    ),
  ]);
  const renewed = leases.filter((lease) => !isExpired(lease, now)).length;
  const addresses = endpointsOf(KUBERNETES, slices).ready;
  const count = renewed > 0 ? renewed : addresses > 1 ? addresses : undefined;
  const specChanged = definition === undefined ? undefined : managersOfField(definition, 'spec')[0]?.time;
  return { count, specChanged };
}
