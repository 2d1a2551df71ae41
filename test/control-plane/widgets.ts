import { bulkClient } from './bulk.ts';
import type { ControlPlaneHandle } from './handle.ts';
import { untilStoredAt } from './storage-version.ts';
import { waitFor } from './wait.ts';

/** A type with the versions v1alpha1 and v1 of one shape, whose objects are there to be migrated. */
export interface WidgetType {
  readonly group: string;
  /** Name of its CustomResourceDefinition. */
  readonly name: string;
  /** Its objects are spread over the namespaces. */
  readonly namespaces: readonly string[];
}

/** The type of a group; nothing is made yet. */
export function widgetType(group: string, namespaces: readonly string[]): WidgetType {
  return { group, name: `widgets.${group}`, namespaces };
}

/** Makes the type, stored at `storage`, and its namespaces; resolves when it is served. */
export async function installWidgets(plane: ControlPlaneHandle, type: WidgetType, storage: string): Promise<void> {
  await plane.apply([
    ...type.namespaces.map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })),
    definition(type, { storage, served: ['v1', 'v1alpha1'] }),
  ]);
  const path = `/apis/${type.group}/v1/widgets?limit=1`;
  await waitFor('the type to be served', async () => (await plane.request(path)).status === 200);
}

/** Makes the objects from `first` to `count` through v1, with `bytes` of text in each. */
export async function loadWidgets(
  plane: ControlPlaneHandle,
  type: WidgetType,
  count: number,
  { first = 0, bytes = 1500 }: { readonly first?: number; readonly bytes?: number } = {},
): Promise<void> {
  const client = bulkClient(plane.adminKubeconfig);
  const text = 'x'.repeat(bytes);
  function* creations() {
    for (let index = first; index < count; index += 1) {
      const namespace = type.namespaces[index % type.namespaces.length];
      const metadata = { name: `w-${index}`, labels: { app: `app-${index % 100}` } };
      yield {
        path: `/apis/${type.group}/v1/namespaces/${namespace}/widgets`,
        body: { apiVersion: `${type.group}/v1`, kind: 'Widget', metadata, spec: { size: index, text } },
      };
    }
  }
  await client.createAll(creations());
  client.close();
}

/** Makes a version, which has to be served, the storage version; resolves when objects are stored so. */
export async function storeWidgetsAt(
  plane: ControlPlaneHandle,
  type: WidgetType,
  storage: string,
  served: readonly string[] = ['v1', 'v1alpha1'],
): Promise<void> {
  await plane.apply([definition(type, { storage, served })]);
  await untilStoredAt(plane, { group: type.group, kind: 'Widget' }, storage);
}

function definition(
  { group, name }: WidgetType,
  { storage, served }: { readonly storage: string; readonly served: readonly string[] },
): object {
  const spec = { type: 'object', properties: { size: { type: 'integer' }, text: { type: 'string' } } };
  const schema = { openAPIV3Schema: { type: 'object', properties: { spec } } };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind: 'Widget', plural: 'widgets' },
      versions: ['v1', 'v1alpha1'].map((version) => ({
        name: version,
        served: served.includes(version),
        storage: version === storage,
        schema,
      })),
    },
  };
}
