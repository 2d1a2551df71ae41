import type { ControlPlaneHandle } from './handle.ts';

/** A group as aggregated discovery tells it (k8s.io/api apidiscovery/v2, APIGroupDiscovery), as far as tests look at it. */
export interface DiscoveredGroup {
  /** The core group has no name. */
  readonly metadata: { readonly name?: string };
  /** The preferred one first; without resources where nobody has answered for it. */
  readonly versions: readonly {
    readonly version: string;
    readonly resources?: readonly {
      readonly resource: string;
      readonly scope: string;
      readonly verbs: readonly string[];
    }[];
  }[];
}

/** Whether programs discover types of a version; discovery follows what is served by a way of its own. */
export async function isDiscovered(
  plane: Pick<ControlPlaneHandle, 'request'>,
  group: string,
  version: string,
): Promise<boolean> {
  const found = (await discoveredGroups(plane)).find(({ metadata }) => metadata.name === group);
  const { resources = [] } = found?.versions.find((one) => one.version === version) ?? {};
  return resources.length > 0;
}

/** Groups as programs discover them: they are gathered by a way of their own, and follow what is served. */
export async function discoveredGroups(
  plane: Pick<ControlPlaneHandle, 'request'>,
  path: '/api' | '/apis' = '/apis',
): Promise<readonly DiscoveredGroup[]> {
  const accept = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';
  const answer = await plane.request(path, { headers: { accept } });
  // The shape is the API server's own.
  return (answer.json() as { items: readonly DiscoveredGroup[] }).items;
}
