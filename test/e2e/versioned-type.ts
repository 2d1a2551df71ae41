import type { ControlPlaneHandle } from '../control-plane/handle.ts';
import { untilStoredAt } from '../control-plane/storage-version.ts';
import { waitFor } from '../control-plane/wait.ts';

/** A CRD in short. */
export interface VersionedType {
  /** `gadgets.shop.example.org`; the kind is the plural without its s. */
  readonly name: string;
  /** `v1 storage`, `v1alpha1 served deprecated`, `v1beta1` (neither). */
  readonly versions: readonly string[];
  /** spec.conversion; None unless told otherwise. */
  readonly conversion?: object;
  readonly metadata?: object;
  readonly scope?: 'Namespaced' | 'Cluster';
}

/** The kind of a type: `Gadget` of `gadgets.shop.example.org`. */
export function kindOf(name: string): string {
  const [plural = ''] = name.split('.');
  return `${plural.slice(0, 1).toUpperCase()}${plural.slice(1, -1)}`;
}

/** Its CustomResourceDefinition; any spec and status is allowed. */
export function versionedType({ name, versions, conversion, metadata, scope = 'Namespaced' }: VersionedType): object {
  const [plural = '', ...group] = name.split('.');
  const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name, ...metadata },
    spec: {
      ...{ group: group.join('.'), scope },
      names: { kind: kindOf(name), plural, singular: plural.slice(0, -1) },
      versions: versions.map((version) => {
        const [versionName = '', ...marks] = version.split(' ');
        const storage = marks.includes('storage');
        return {
          ...{ name: versionName, storage, served: storage || marks.includes('served') },
          ...(marks.includes('deprecated') ? { deprecated: true } : {}),
          schema: { openAPIV3Schema: { type: 'object', properties: { spec: open, status: open } } },
          subresources: { status: {} },
        };
      }),
      ...(conversion === undefined ? {} : { conversion }),
    },
  };
}

/** Applies a CRD; resolves when all served versions of it are, and objects are stored at its storage version. */
export async function applyType(plane: ControlPlaneHandle, type: VersionedType): Promise<void> {
  await plane.apply(versionedType(type));
  const [plural = '', ...group] = type.name.split('.');
  for (const version of type.versions) {
    const [name = '', ...marks] = version.split(' ');
    if (marks.length === 0) continue;
    const path = `/apis/${group.join('.')}/${name}/${plural}?limit=1`;
    await waitFor(`${type.name} ${name} to be served`, async () => (await plane.request(path)).status === 200);
    if (marks.includes('storage'))
      await untilStoredAt(plane, { group: group.join('.'), kind: kindOf(type.name) }, name);
  }
}

/** Applies an object of a type at a version, as a field manager. */
export async function writeObject(
  plane: ControlPlaneHandle,
  { name, version, namespace, object }: { name: string; version: string; namespace: string; object: string },
  { manager = 'test', spec = {} }: { manager?: string; spec?: object } = {},
): Promise<void> {
  const [plural = '', ...group] = name.split('.');
  const apiVersion = `${group.join('.')}/${version}`;
  const path = `/apis/${apiVersion}/namespaces/${namespace}/${plural}/${object}?fieldManager=${manager}&force=true`;
  const body = { apiVersion, kind: kindOf(name), metadata: { name: object, namespace }, spec };
  const answer = await plane.request(path, { method: 'PATCH', contentType: 'application/apply-patch+yaml', body });
  if (answer.status > 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
}
