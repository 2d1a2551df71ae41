import { type DiscoveredGroup, discoveredGroups } from '../../control-plane/aggregated-discovery.ts';
import type { ControlPlane } from '../../control-plane/control-plane.ts';
import { waitFor } from '../../control-plane/wait.ts';

/** Takes the finalizers off a namespace that is being deleted and off all in it; resolves when nothing is left in it. */
export async function emptyNamespace(plane: ControlPlane, namespace: string): Promise<void> {
  const paths = (await namespacedTypes(plane)).map(
    ({ base, resource }) => `${base}/namespaces/${namespace}/${resource}`,
  );
  await waitFor(
    `namespace ${namespace} to be empty`,
    async () => {
      const own = `/api/v1/namespaces/${namespace}`;
      if ((await plane.request(own)).status === 404) return true;
      await strip(plane, own);
      const left = await Promise.all(paths.map((path) => removeAll(plane, path)));
      return left.every((count) => count === 0);
    },
    { timeout: 90_000, interval: 200 },
  );
}

/** Takes the finalizers off all objects of a list. */
export async function stripFinalizers(plane: ControlPlane, path: string): Promise<void> {
  for (const item of await itemsOf(plane, path)) {
    const own = item.metadata.namespace === undefined ? path : inNamespace(path, item.metadata.namespace);
    if (item.metadata.finalizers !== undefined) await strip(plane, `${own}/${item.metadata.name}`);
  }
}

function inNamespace(path: string, namespace: string): string {
  const cut = path.lastIndexOf('/');
  return `${path.slice(0, cut)}/namespaces/${namespace}${path.slice(cut)}`;
}

async function removeAll(plane: ControlPlane, path: string): Promise<number> {
  const items = await itemsOf(plane, path);
  const remove = async ({ metadata }: Item): Promise<void> => {
    const own = `${path}/${metadata.name}`;
    if (metadata.finalizers !== undefined) await strip(plane, own);
    // A pod in its grace period would stay for as long as that takes.
    await plane.request(`${own}?gracePeriodSeconds=0`, { method: 'DELETE' });
  };
  await Promise.all(items.map(remove));
  return items.length;
}

async function strip(plane: ControlPlane, path: string): Promise<void> {
  const body = { metadata: { finalizers: null } };
  await plane.request(path, { method: 'PATCH', contentType: 'application/merge-patch+json', body });
}

interface Item {
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly finalizers?: readonly string[];
  };
}

async function itemsOf(plane: ControlPlane, path: string): Promise<readonly Item[]> {
  const accept = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
  const answer = await plane.request(path, { headers: { accept } });
  if (answer.status !== 200) return [];
  // The shape is the API server's own.
  return (answer.json() as { items?: Item[] | null }).items ?? [];
}

interface NamespacedType {
  readonly base: string;
  readonly resource: string;
}

/** Types whose objects come back, or go, by themselves. */
const LEFT_ALONE = new Set([
  'events',
  'endpoints',
  'endpointslices',
  'bindings',
  'localsubjectaccessreviews',
  'logs',
  'portforwards',
]);

async function namespacedTypes(plane: ControlPlane): Promise<NamespacedType[]> {
  const groups = await Promise.all([discoveredGroups(plane, '/api'), discoveredGroups(plane)]);
  return groups.flat().flatMap(typesOf);
}

function typesOf({ metadata, versions }: DiscoveredGroup): NamespacedType[] {
  const [preferred] = versions;
  if (preferred === undefined) return [];
  const base =
    metadata.name === undefined ? `/api/${preferred.version}` : `/apis/${metadata.name}/${preferred.version}`;
  return (preferred.resources ?? [])
    .filter(
      ({ scope, verbs, resource }) => scope === 'Namespaced' && verbs.includes('list') && !LEFT_ALONE.has(resource),
    )
    .map(({ resource }) => ({ base, resource }));
}
