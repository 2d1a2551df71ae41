import type { Gap } from '../../objects/gap.ts';
import type { JsonObject } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { objectOf } from './objects.ts';

/** What differs between namespaces of tests. */
export interface NamespaceSketch {
  /** Messages of those of the namespace controller's conditions that are True; undefined: it has not looked yet. */
  readonly trouble?: Readonly<Record<string, string>> | undefined;
  readonly metadata?: JsonObject;
  readonly specFinalizers?: readonly string[];
  readonly deletionTimestamp?: string;
}

const QUIET = {
  NamespaceDeletionDiscoveryFailure: 'All resources successfully discovered',
  NamespaceDeletionGroupVersionParsingFailure: 'All legacy kube types successfully parsed',
  NamespaceDeletionContentFailure: 'All content successfully deleted, may be waiting on finalization',
  NamespaceContentRemaining: 'All content successfully removed',
  NamespaceFinalizersRemaining: 'All content-preserving finalizers finished',
};

/** Namespace shop, asked to go an hour ago, as a server of 1.37 shows it. */
export function terminatingNamespace(sketch: NamespaceSketch = {}): KubeObject {
  const { trouble, specFinalizers = ['kubernetes'], deletionTimestamp = '2026-01-01T11:00:00Z' } = sketch;
  const conditions = Object.entries(QUIET).map(([type, quiet]) => ({
    type,
    status: trouble?.[type] === undefined ? 'False' : 'True',
    message: trouble?.[type] ?? quiet,
    lastTransitionTime: '2026-01-01T11:00:05Z',
  }));
  return objectOf(
    { group: '', resource: 'namespaces', kind: 'Namespace' },
    {
      metadata: { name: 'shop', uid: 'uid-shop', deletionTimestamp, ...sketch.metadata },
      spec: specFinalizers.length === 0 ? {} : { finalizers: [...specFinalizers] },
      status: { phase: 'Terminating', ...(trouble === undefined ? {} : { conditions }) },
    },
  );
}

/** A pod of namespace shop. */
export function podOf(name: string, { isTerminating }: { readonly isTerminating: boolean }): KubeObject {
  const deletion = isTerminating ? { deletionTimestamp: '2026-01-01T11:00:35Z', deletionGracePeriodSeconds: 30 } : {};
  return objectOf(
    { group: '', resource: 'pods', kind: 'Pod' },
    { metadata: { name, namespace: 'shop', uid: `uid-${name}`, ...deletion } },
  );
}

/** A ConfigMap of namespace shop that nobody has asked to go. */
export function configMapOf(name: string, metadata: JsonObject = {}): KubeObject {
  return objectOf(
    { group: '', resource: 'configmaps', kind: 'ConfigMap' },
    { metadata: { name, namespace: 'shop', uid: `uid-${name}`, ...metadata } },
  );
}

/** A group that discovery could not learn. */
export function silentGroup(group: string, version: string | undefined): Gap {
  return { subject: { kind: 'group', group, version }, reason: 'unavailable', message: 'nobody answers for it' };
}

/** A list of Widgets that could not be read. */
export function unreadList(reason: Gap['reason'], message: string): Gap {
  const { type } = objectOf({ group: 'example.com', resource: 'widgets', kind: 'Widget' }, {});
  return { subject: { kind: 'list', type, namespace: 'shop' }, reason, message };
}

/** What a list says while the conversion webhook of its type is down (seen on 1.37). */
export const NOT_CONVERTED =
  'storage is (re)initializing: failed to list <unspecified>: failed to read one or more widgets.example.com from the storage: StorageError: corrupt object, Code: 7, Key: /registry/example.com/widgets/shop/a, ResourceVersion: 0, AdditionalErrorMsg: object not decodable revision=600: conversion webhook for example.com/v1beta1, Kind=Widget failed: Post "https://nobody.default.svc:443/convert?timeout=30s": service "nobody" not found';
