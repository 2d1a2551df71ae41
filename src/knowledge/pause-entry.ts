/** When a switch is on. Values of fields are compared as text. */
export type ActiveWhen =
  | { readonly equals: readonly string[]; readonly ignoreCase?: true }
  /** There, and none of these. */
  | { readonly notEquals: readonly string[] }
  /** There; a field also has to hold something. */
  | { readonly present: true }
  /** What Go's strconv.ParseBool takes for true. */
  | { readonly truthy: true }
  | { readonly integer: true }
  | { readonly emptyList: true };

/** What becomes of a deletion while an object is paused; `unknown` where nobody read the code. */
export type DeletionWhilePaused = 'stuck' | 'proceeds' | 'unknown';

/** One entry of the table of pauses (data/pauses.yaml, whose head says the same to those who write it). */
export interface PauseEntry {
  readonly at: 'annotation' | 'label' | 'field';
  /** Of the annotation or label, where a leading asterisk stands for any domain; of a field the path, `spec.overrides[].unmanaged`. */
  readonly key: string;
  readonly active: ActiveWhen;
  readonly qualifier?: 'legacy' | 'heuristic';
  /** Types it works on, as patterns (type-pattern.ts); absent: any. */
  readonly types?: readonly string[];
  /** Types of objects that it holds for as well, where it is on an object that they belong to. */
  readonly covers?: readonly string[];
  /** Id of the operator that heeds it. */
  readonly operator?: string;
  /** Who heeds it, in words. */
  readonly heededBy: string;
  /** All of the operator's work on the object, a part of it, what the object stands for, or nothing but another's claim to it. */
  readonly stops: 'reconciliation' | 'part' | 'workload' | 'ownership';
  /** What it does, in words. */
  readonly effect: string;
  readonly deletion: DeletionWhilePaused;
  /** What becomes of a deletion, in words, where that was read. */
  readonly whileDeleting?: string;
  /** How the state shows on the object. */
  readonly visible?: string;
  /** Repository, file and commit in which it was seen. */
  readonly source: string;
  readonly note?: string;
}
