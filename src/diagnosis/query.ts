import type { Answer, Gap } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import type { OperatorInventory } from '../operators/model.ts';
import type { FoundOwner } from '../ownership/tree-model.ts';

/** How a type is named in queries; the version is the one that discovery prefers. */
export interface TypeName {
  /** '' for the core group. */
  readonly group: string;
  /** Plural. */
  readonly resource: string;
}

/**
 * What a rule may ask. Plain data: the same query asked by several rules is answered once. A type that the cluster does
 * not serve is a gap of reason `not-found`, as is an object that is not there.
 */
export type Query =
  /** One object, whole. */
  | ({ readonly kind: 'object'; readonly namespace: string | undefined; readonly name: string } & TypeName)
  /** A list of objects, whole; all namespaces where none is given. */
  | ({
      readonly kind: 'list';
      readonly namespace?: string | undefined;
      readonly labelSelector?: string | undefined;
      readonly fieldSelector?: string | undefined;
    } & TypeName)
  /** Objects with an owner reference to a uid, of all types in a namespace (all namespaces and cluster-scoped objects where undefined). */
  | { readonly kind: 'dependents'; readonly uid: string; readonly namespace: string | undefined }
  /** Everything in a namespace that has to go for the namespace to go: of all types that can be deleted, but events. */
  | { readonly kind: 'contents'; readonly namespace: string }
  /** All objects of a type, read at one of its versions: that which discovery prefers where none is named. */
  | ({ readonly kind: 'instances'; readonly version?: string | undefined } & TypeName)
  /** The owner that a reference of a dependent in `namespace` names, looked for as the garbage collector does. */
  | {
      readonly kind: 'owner';
      readonly namespace: string | undefined;
      readonly apiVersion: string;
      readonly ownerKind: string;
      readonly name: string;
      readonly uid: string;
    }
  /**
   * What happens to one object within some seconds. Ends sooner: after `enough` changes, or when there was none in the
   * first `quietSeconds`.
   */
  | ({
      readonly kind: 'changes';
      readonly namespace: string | undefined;
      readonly name: string;
      readonly quietSeconds: number;
      readonly seconds: number;
      readonly enough: number;
    } & TypeName)
  /** The last lines of a container's log. */
  | {
      readonly kind: 'log';
      readonly namespace: string;
      readonly pod: string;
      readonly container: string;
      readonly previous: boolean;
      readonly lines: number;
    }
  /** Metrics page of a pod, as text. */
  | {
      readonly kind: 'metrics';
      readonly namespace: string;
      readonly pod: string;
      readonly port: number;
      readonly path: string;
      readonly scheme: 'http' | 'https';
    }
  /** May a ServiceAccount do something? */
  | ({
      readonly kind: 'access';
      readonly serviceAccount: { readonly namespace: string; readonly name: string };
      readonly verb: string;
      readonly subresource?: string | undefined;
      readonly namespace: string | undefined;
      readonly name: string | undefined;
    } & TypeName)
  /** Would a write of this object be let through? */
  | ({ readonly kind: 'probe'; readonly namespace: string | undefined; readonly name: string } & TypeName)
  /** Which operators run here. */
  | { readonly kind: 'operators' }
  /** Groups that discovery could not learn, as gaps; never a gap itself. */
  | { readonly kind: 'silent-groups' };

/** The kinds of queries. */
export type QueryKind = Query['kind'];

/** What each kind of query is answered with. */
export interface Answers {
  readonly object: KubeObject;
  readonly list: readonly KubeObject[];
  /** Objects that were found, and the lists that could not be read. */
  readonly dependents: PartialList;
  readonly contents: PartialList;
  readonly instances: PartialList;
  readonly owner: FoundOwner;
  readonly changes: Changes;
  readonly log: string;
  readonly metrics: string;
  readonly access: {
    readonly allowed: boolean;
    /** The authorizers' own words; often empty. */
    readonly reason: string;
    /** `review`: the cluster's authorizers said so. `roles`: worked out from roles and bindings, as they could not be asked. */
    readonly basis: 'review' | 'roles';
  };
  readonly probe:
    | { readonly accepted: true }
    | { readonly accepted: false; readonly status: number; readonly reason: string; readonly message: string };
  readonly operators: OperatorInventory;
  readonly 'silent-groups': readonly Gap[];
}

/**
 * What many lists brought, as metadata, and what is missing from it. Of the objects that are Terminating those that are
 * worth following (remaining.ts, worthFollowing) are whole.
 */
export interface PartialList {
  readonly objects: readonly KubeObject[];
  readonly gaps: readonly Gap[];
}

/** What a watch of one object showed. */
export interface Changes {
  /** False for a capture, which shows one moment: nothing can be said of what changes. */
  readonly watched: boolean;
  /** In the order in which they happened, each with the object as it was then, whole. */
  readonly seen: readonly {
    readonly kind: 'added' | 'modified' | 'deleted';
    readonly object: KubeObject;
  }[];
}

/** Queries by kind, so that a function of the map and a query of the same kind find each other. */
export type QueryMap = { readonly [K in QueryKind]: Extract<Query, { readonly kind: K }> & { readonly kind: K } };

/** The answer to a query: data, or the gap where it should be. */
export type AnswerTo<Q extends Query> = Answer<Answers[Q['kind']]>;

/** A rule's questions, by name. */
export type Needs = Readonly<Record<string, Query>>;

/** The answers to a rule's questions, by the same names. */
export type AnswersTo<N extends Needs> = { readonly [K in keyof N]: AnswerTo<N[K]> };

/** Queries with the same key have the same answer. */
export function queryKey(query: Query): string {
  return JSON.stringify(query, Object.keys(query).sort());
}
