import { isDiscovered } from '../../control-plane/aggregated-discovery.ts';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { waitFor } from '../../control-plane/wait.ts';

/** A type whose objects have conditions that the test writes itself, so that it knows the truth. */
export interface GaugeType {
  readonly group: string;
  readonly namespace: string;
  /** The path of the list of its objects. */
  readonly path: string;
}

/** Makes the type and its namespace; resolves when it is served, and discovery names it. */
export async function installGauges(plane: ControlPlaneHandle, name: string): Promise<GaugeType> {
  const group = `${name}.example.com`;
  const any = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  await plane.apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
    {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `gauges.${group}` },
      spec: {
        group,
        scope: 'Namespaced',
        names: { kind: 'Gauge', plural: 'gauges' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            subresources: { status: {} },
            schema: { openAPIV3Schema: { type: 'object', properties: { spec: any, status: any } } },
          },
        ],
      },
    },
  ]);
  const path = `/apis/${group}/v1/namespaces/${name}/gauges`;
  await waitFor('gauges to be served', async () => (await plane.request(`${path}?limit=1`)).status === 200);
  await waitFor('discovery to name gauges', () => isDiscovered(plane, group, 'v1'));
  return { group, namespace: name, path };
}
