import { booleanAt, type JsonObject, objectAt, objectsAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';

/** A Secret or ConfigMap without which a pod's containers are not made. */
export interface ConfigReference {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
}

/**
 * The Secrets and ConfigMaps that a pod needs to start: those of its volumes and of its containers' environment that are
 * not optional (kubernetes/api core/v1 types.go). Each once, in the order of the spec.
 */
export function configReferences({ body }: Pick<KubeObject, 'body'>): ConfigReference[] {
  const volumes = objectsAt(body, 'spec', 'volumes').flatMap((volume) => [
    ...secret(objectAt(volume, 'secret'), 'secretName'),
    ...configMap(objectAt(volume, 'configMap')),
    ...objectsAt(volume, 'projected', 'sources').flatMap((source) => [
      ...secret(objectAt(source, 'secret'), 'name'),
      ...configMap(objectAt(source, 'configMap')),
    ]),
  ]);
  const containers = ['initContainers', 'containers'].flatMap((list) => objectsAt(body, 'spec', list));
  const environment = containers.flatMap((container) => [
    ...objectsAt(container, 'envFrom').flatMap((source) => [
      ...secret(objectAt(source, 'secretRef'), 'name'),
      ...configMap(objectAt(source, 'configMapRef')),
    ]),
    ...objectsAt(container, 'env').flatMap((variable) => [
      ...secret(objectAt(variable, 'valueFrom', 'secretKeyRef'), 'name'),
      ...configMap(objectAt(variable, 'valueFrom', 'configMapKeyRef')),
    ]),
  ]);
  const all = [...volumes, ...environment];
  return [...new Map(all.map((reference) => [`${reference.kind}/${reference.name}`, reference])).values()];
}

function secret(source: JsonObject | undefined, key: 'secretName' | 'name'): ConfigReference[] {
  return reference('Secret', source, key);
}

function configMap(source: JsonObject | undefined): ConfigReference[] {
  return reference('ConfigMap', source, 'name');
}

function reference(kind: ConfigReference['kind'], source: JsonObject | undefined, key: string): ConfigReference[] {
  const name = stringAt(source, key) ?? '';
  return name === '' || booleanAt(source, 'optional') === true ? [] : [{ kind, name }];
}
