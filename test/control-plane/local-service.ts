import { createDeployment, DEFAULT_CONTAINER } from './deployment-objects.ts';
import type { ControlPlaneHandle } from './handle.ts';
import { machineAddress } from './machine-address.ts';
import { waitFor } from './wait.ts';

/** A Service that the API server itself reaches, and a Deployment behind it. */
export interface LocalService {
  readonly namespace: string;
  /** Of the Service and of the Deployment. */
  readonly name: string;
  /** Where this process serves what the pod seems to serve; on machineAddress(). */
  readonly localPort: number;
}

/** The port of every such Service. */
export const SERVICE_PORT = 443;

/**
 * Shows a port of this machine as a Service with a selector, a Deployment and its pod, whose address is the machine's;
 * resolves when the Service has an endpoint. The API server finds it as it finds webhooks and aggregated APIs.
 */
export async function showAsService(plane: ControlPlaneHandle, service: LocalService): Promise<void> {
  const { namespace, name, localPort } = service;
  const ports = [{ name: 'https', podPort: localPort, localPort }];
  const [pod = ''] = await createDeployment(plane, { namespace, name, ports, container: DEFAULT_CONTAINER });
  const address = machineAddress();
  await plane.request(`/api/v1/namespaces/${namespace}/pods/${pod}/status`, {
    method: 'PATCH',
    contentType: 'application/merge-patch+json',
    body: { status: { podIP: address, podIPs: [{ ip: address }] } },
  });
  await plane.apply({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { selector: { 'app.kubernetes.io/name': name }, ports: [{ port: SERVICE_PORT, targetPort: localPort }] },
  });
  await waitForEndpoints(plane, service, true);
}

/** Resolves when a Service has endpoints at this machine's address, or none that are ready. */
export async function waitForEndpoints(
  plane: ControlPlaneHandle,
  { namespace, name }: Pick<LocalService, 'namespace' | 'name'>,
  wanted: boolean,
): Promise<void> {
  const selector = encodeURIComponent(`kubernetes.io/service-name=${name}`);
  const path = `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices?labelSelector=${selector}`;
  await waitFor(`Service ${namespace}/${name} to have ${wanted ? 'an endpoint' : 'no endpoints'}`, async () => {
    const { items } = (await plane.request(path)).json() as { items: Slice[] };
    const ready = items.flatMap(({ endpoints }) => endpoints ?? []).filter(({ conditions }) => conditions.ready);
    return wanted ? ready.some(({ addresses }) => addresses.includes(machineAddress())) : ready.length === 0;
  });
}

/** The shape is the API server's own. */
interface Slice {
  readonly endpoints:
    | readonly { readonly addresses: readonly string[]; readonly conditions: { ready?: boolean } }[]
    | null;
}
