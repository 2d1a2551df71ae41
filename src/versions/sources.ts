import { isObject, type Json, objectsAt, stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';

/** Something besides managedFields that names a version of a type, and may write with it again. */
export interface VersionSource {
  readonly version: string;
  /** `flux`: a Kustomization's inventory; `argo`: an Application's resources; `last-applied`: what kubectl apply keeps. */
  readonly kind: 'flux' | 'argo' | 'last-applied';
  /** Of the Kustomization or Application, `flux-system/infra`; '' for last-applied. */
  readonly name: string;
  readonly objects: number;
}

type Kind = { readonly group: string; readonly kind: string };

/** With which versions Flux applies objects of a kind (kustomize-controller api/v1/inventory_types.go: `NAMESPACE_NAME_GROUP_KIND`). */
export function fluxSources(kustomizations: readonly KubeObject[], { group, kind }: Kind): VersionSource[] {
  return kustomizations.flatMap((object) => {
    const entries = objectsAt(object.body, 'status', 'inventory', 'entries');
    const ours = entries.filter((entry) => stringAt(entry, 'id')?.endsWith(`_${group}_${kind}`));
    return countByVersion(
      'flux',
      object,
      ours.map((entry) => stringAt(entry, 'v')),
    );
  });
}

/** With which versions Argo CD applies objects of a kind (argo-cd pkg/apis/application/v1alpha1/types.go, ResourceStatus). */
export function argoSources(applications: readonly KubeObject[], { group, kind }: Kind): VersionSource[] {
  return applications.flatMap((object) => {
    const resources = objectsAt(object.body, 'status', 'resources');
    const ours = resources.filter((one) => stringAt(one, 'group') === group && stringAt(one, 'kind') === kind);
    return countByVersion(
      'argo',
      object,
      ours.map((one) => stringAt(one, 'version')),
    );
  });
}

function countByVersion(
  kind: 'flux' | 'argo',
  { metadata: { namespace, name } }: KubeObject,
  versions: readonly (string | undefined)[],
): VersionSource[] {
  const known = versions.filter((version) => version !== undefined);
  return [...Map.groupBy(known, (version) => version)].map(([version, all]) => ({
    ...{ version, kind, objects: all.length },
    name: namespace === undefined ? name : `${namespace}/${name}`,
  }));
}

/** The version that kubectl apply last applied an object with. @param text the annotation, which anybody can write */
export function lastAppliedVersion(text: string | undefined, group: string): string | undefined {
  if (text === undefined) return undefined;
  try {
    const applied = JSON.parse(text) as Json;
    const apiVersion = isObject(applied) ? (stringAt(applied, 'apiVersion') ?? '') : '';
    const [of, version] = apiVersion.split('/');
    return of === group ? version : undefined;
  } catch {
    return undefined;
  }
}
