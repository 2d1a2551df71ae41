import type { LinkRelation } from '../tree-model.ts';

/** An object that another one may be naming. Only a candidate: it is a link once such an object was found. */
export interface LinkReference {
  readonly to: LinkedType;
  /** Where to look if the type is namespaced; undefined: not known, it can be anywhere. Not for cluster-scoped types. */
  readonly namespace: string | undefined;
  readonly find: LinkedName;
  readonly relation: LinkRelation;
  /** Where it stands: `spec.volumes[0].secret.secretName`. Hostile like all cluster data. */
  readonly path: string;
}

/** What is known of the type. */
export interface LinkedType {
  /** To be compared without case: it can come from a field's name (`issuerRef`). */
  readonly kind: string;
  /** undefined: any group that serves the kind. */
  readonly group: string | undefined;
}

/** By what the object is found. */
type LinkedName =
  | { readonly by: 'name'; readonly name: string }
  | { readonly by: 'labels'; readonly labels: Readonly<Record<string, string>> };
