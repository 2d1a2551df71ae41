import type { BuiltInController } from './built-in-controller.ts';

/** One entry of the table of finalizers (data/finalizers.yaml, whose head says the same to those who write it). */
export interface FinalizerEntry {
  /**
   * The finalizer; for `prefix` and `suffix` the part that is fixed, for `template` a text with placeholders, for `regex` a
   * regular expression.
   */
  readonly finalizer: string;
  readonly match: 'exact' | 'prefix' | 'suffix' | 'template' | 'regex';
  readonly qualifier?: 'legacy' | 'deprecated' | 'heuristic' | 'unqualified' | 'framework-default';
  /** Types it is found on, as patterns (type-pattern.ts); absent: any. */
  readonly types?: readonly string[];
  /** Which objects of these types, in words. */
  readonly scope?: string;
  /** The controller of Kubernetes itself that handles it; never beside `operator`. */
  readonly controller?: BuiltInController;
  /** Id of the operator that handles it; with neither this nor `controller`, whoever serves the object's type does. */
  readonly operator?: string;
  /** That operator can run outside of the cluster: in a control plane that a provider hides, or in another cluster. */
  readonly outside?: true;
  /** The framework whose default it is. */
  readonly framework?: 'josdk' | 'kopf' | 'helm-operator';
  /** Who handles it, in words. */
  readonly handler: string;
  /** What is done before it is removed, and so is left undone where it is removed by hand. */
  readonly cleans: string;
  /** How that is known: the cleanup was read, the constant's comment says so, or it follows from name and type alone. */
  readonly basis: 'code' | 'comment' | 'name';
  /** Repository, file and commit in which it was seen. */
  readonly source: string;
  readonly note?: string;
  /** Of all but `exact`: a finalizer that matches, and the type of an object that carries it. */
  readonly example?: {
    readonly finalizer: string;
    readonly group: string;
    readonly kind: string;
    readonly resource: string;
  };
}
