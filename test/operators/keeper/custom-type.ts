/** A type of custom resources, as tests make them. */
export interface CustomType {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** The resource's name in paths: the kind in lower case with an `s`. */
  readonly plural: string;
  readonly scope: 'Namespaced' | 'Cluster';
}

/** A type of that kind; namespaced, and of version v1, unless told otherwise. */
export function customType(
  group: string,
  kind: string,
  more: { readonly version?: string; readonly plural?: string; readonly scope?: CustomType['scope'] } = {},
): CustomType {
  return { group, version: 'v1', kind, plural: `${kind.toLowerCase()}s`, scope: 'Namespaced', ...more };
}

/** A second version, and the webhook that converts from and to it. */
export interface Conversion {
  /** Served, and never stored. */
  readonly otherVersion: string;
  /** Of the webhook, as CustomResourceDefinitions have it. */
  readonly clientConfig: object;
}

/** Its CustomResourceDefinition; any spec and status is allowed. */
export function definitionOf(type: CustomType, conversion?: Conversion): object {
  const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  const version = (name: string, storage: boolean): object => ({
    name,
    served: true,
    storage,
    schema: { openAPIV3Schema: { type: 'object', properties: { spec: open, status: open } } },
    subresources: { status: {} },
  });
  const webhook = { conversionReviewVersions: ['v1'], clientConfig: conversion?.clientConfig };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${type.plural}.${type.group}` },
    spec: {
      group: type.group,
      scope: type.scope,
      names: { kind: type.kind, plural: type.plural, singular: type.kind.toLowerCase() },
      versions: [
        version(type.version, true),
        ...(conversion === undefined ? [] : [version(conversion.otherVersion, false)]),
      ],
      ...(conversion === undefined ? {} : { conversion: { strategy: 'Webhook', webhook } }),
    },
  };
}

/** The path of all its objects in a namespace, or of one. */
export function pathOfCustom(type: CustomType, namespace: string | undefined, name?: string): string {
  const base = `/apis/${type.group}/${type.version}`;
  const place = namespace === undefined ? base : `${base}/namespaces/${namespace}`;
  return name === undefined ? `${place}/${type.plural}` : `${place}/${type.plural}/${name}`;
}
