import type { Gap } from '../objects/gap.ts';
import type { OwnerReference } from '../objects/metadata.ts';
import type { KubeObject } from '../objects/object.ts';
import type { NodeId } from './graph.ts';

/** Below the object, above it up to the roots, or both. */
type Direction = 'down' | 'up' | 'all';

/** An ownership tree: plain data that never changes, fit for JSON. */
export interface OwnershipTree {
  readonly direction: Direction;
  /** The object that was asked for. */
  readonly focus: NodeId;
  /** `down`: the focus alone; else one for each root owner. Empty where the focus is not in the graph. */
  readonly roots: readonly TreeNode[];
}

/** A place in the tree. One object can have several: it is expanded at one, the others carry a mark. */
export interface TreeNode {
  readonly id: NodeId;
  readonly object: KubeObject;
  /** How the node hangs on its parent. */
  readonly edge: Edge;
  /** True for the object that was asked for. */
  readonly focus: boolean;
  readonly marks: readonly Mark[];
  readonly children: readonly TreeNode[];
  /** How many objects below are left out by the depth limit; 0: none. */
  readonly truncated: number;
}

/** Why a node hangs where it hangs. */
export type Edge =
  | { readonly kind: 'root' }
  /** By an owner reference; `controller`: by the one that says that the parent manages the object. */
  | { readonly kind: 'owner' | 'controller' }
  /** The parent is the CustomResourceDefinition of the object. */
  | { readonly kind: 'instance' }
  /** Without owner reference: the parent names it, or a label or annotation of the parent does. */
  | { readonly kind: 'link'; readonly relation: LinkRelation; readonly path: string };

/** What kind of relation a link is. */
export type LinkRelation = 'spec' | 'volume' | 'environment' | 'binding' | 'webhook' | 'helm' | 'olm' | 'argo' | 'flux';

/** Names an object without holding it. */
export interface ObjectName {
  readonly id: NodeId;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

/** Something that is to be known about a node besides its object. */
export type Mark =
  /** The object is its own ancestor; it is not expanded again. */
  | { readonly kind: 'cycle'; readonly to: ObjectName }
  /** The object has several places in the tree and is expanded under another parent (a root: it is that itself). */
  | { readonly kind: 'shown-elsewhere'; readonly under: ObjectName }
  /** Owners besides the parent that were read, by what the references say. */
  | { readonly kind: 'other-owners'; readonly owners: readonly OwnerReference[] }
  /** The owner does not exist any more. The garbage collector deletes an object all of whose owners are gone. */
  | { readonly kind: 'owner-gone'; readonly reference: OwnerReference; readonly evidence: GoneEvidence }
  /** The owner lives in another namespace: the garbage collector takes it for gone, and deletes the object. */
  | { readonly kind: 'owner-in-other-namespace'; readonly reference: OwnerReference; readonly namespace: string }
  /** The reference has the uid of an object that has another group, kind or name. */
  | {
      readonly kind: 'owner-mismatch';
      readonly reference: OwnerReference;
      readonly wrong: readonly ('group' | 'kind' | 'name')[];
      readonly actual: ObjectName & { readonly apiVersion: string };
    }
  /** The object is cluster-scoped and its owner is not: the garbage collector can never resolve that. */
  | {
      readonly kind: 'cluster-scoped-with-namespaced-owner';
      readonly reference: OwnerReference;
      readonly namespace: string | undefined;
    }
  /** No server answers for the owner's type, so the garbage collector waits for it for ever and deletes nothing. */
  | { readonly kind: 'owner-type-not-served'; readonly reference: OwnerReference }
  /** The owner's type is served, but not at the reference's version: to the garbage collector that is no type at all. */
  | { readonly kind: 'owner-version-not-served'; readonly reference: OwnerReference }
  /** The parent's type is left out; the object is drawn below the next owner that is not. */
  | { readonly kind: 'lifted'; readonly from: ObjectName }
  /** Whether the owner exists is not known: it could not be read (`gap`), or nobody looked. */
  | { readonly kind: 'owner-unread'; readonly reference: OwnerReference; readonly gap: Gap | undefined };

/** How it is known that an owner is gone. */
type GoneEvidence =
  /** No object of that kind and name is there. */
  | { readonly kind: 'not-found' }
  /** The name is there, but it is another object: the owner was deleted and made anew. */
  | { readonly kind: 'replaced'; readonly uid: string };

/** An owner reference that what was read does not resolve; the owner is to be looked up by name. */
export interface OwnerQuery {
  readonly reference: OwnerReference;
  /** Where to look, if the owner's type is namespaced: the dependent's namespace. undefined: it is cluster-scoped. */
  readonly namespace: string | undefined;
}

/** What a look-up of an owner by name found. An object that was found is to be added to the graph as well. */
export type OwnerLookup =
  | { readonly kind: 'found'; readonly uid: string }
  | { readonly kind: 'not-found' }
  /** Its type is namespaced while the dependent is cluster-scoped, so it cannot be looked up by name. */
  | { readonly kind: 'namespaced-owner' }
  | { readonly kind: 'in-other-namespace'; readonly uid: string; readonly namespace: string }
  /** The cluster serves no such apiVersion and kind, and discovery has no gap in that group. */
  | { readonly kind: 'type-not-served' }
  /** The cluster serves the kind, but not at the reference's version. */
  | { readonly kind: 'version-not-served' }
  | { readonly kind: 'gap'; readonly gap: Gap };

/** What a look-up tells, and the owner itself where it was found. */
export interface FoundOwner {
  readonly lookup: OwnerLookup;
  readonly object?: KubeObject;
}

/** Look-ups by `ownerKey`. */
export type OwnerLookups = ReadonlyMap<string, OwnerLookup>;

/** The key of a look-up: two dependents in one namespace with the same reference share it. */
export function ownerKey({ reference, namespace }: OwnerQuery): string {
  return [namespace ?? '', reference.apiVersion, reference.kind, reference.name, reference.uid].join('\n');
}

/** Links of an object that were found to lead somewhere. */
export interface ResolvedLink {
  readonly to: NodeId;
  readonly relation: LinkRelation;
  readonly path: string;
}

/** Whether a cluster serves a kind at an apiVersion; true as well where that could not be learnt. */
export type IsServed = (apiVersion: string, kind: string) => boolean;

/** Which tree to build. */
export interface TreeOptions {
  readonly direction: Direction;
  /** Levels below the focus; what is above it is never cut. undefined: all. */
  readonly depth?: number | undefined;
  readonly lookups?: OwnerLookups | undefined;
  /** False for what the cluster is known not to serve at that version. undefined: which versions it serves is not known. */
  readonly isServed?: IsServed | undefined;
  readonly links?: ReadonlyMap<NodeId, readonly ResolvedLink[]> | undefined;
  /** Objects of types for which this is false are left out, their dependents lifted. The focus always stays. */
  readonly keepsType?: ((type: KubeObject['type']) => boolean) | undefined;
  /** Only objects for which this is true stay, and the way to them. The focus always stays. */
  readonly matches?: ((object: KubeObject) => boolean) | undefined;
}
