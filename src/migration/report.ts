import type { Gap } from '../objects/gap.ts';
import type { Canary } from './canary.ts';
import type { FailureCause } from './refusal.ts';

/** An object that could not be migrated. */
export interface ObjectFailure {
  readonly namespace: string | undefined;
  readonly name: string;
  readonly uid: string;
  readonly cause: FailureCause;
  /** The server's own words about the last try. */
  readonly message: string;
  readonly tries: number;
}

/** What one time over all objects of a type came to. Counts are of objects. */
export interface PassTally {
  /** Their resourceVersion moved: they were stored anew. */
  rewritten: number;
  /** The write changed nothing: the stored bytes were current. */
  current: number;
  /** Deleted meanwhile. */
  gone: number;
  /** Proven by an earlier run, and unchanged since. */
  skipped: number;
  /** Writes that were tried again. */
  again: number;
}

/** Why a pass ended before it had seen all objects. */
export type PassStop =
  | { readonly kind: 'interrupted' }
  /** The type is no longer served. */
  | { readonly kind: 'type-gone' }
  /** The definition is no longer what the run was planned for. */
  | { readonly kind: 'definition-changed'; readonly what: string }
  /** So many writes were refused one after another, for a cause that is not the objects' own, that the rest was left. */
  | { readonly kind: 'refused'; readonly cause: FailureCause; readonly message: string }
  /** The cluster's own engine could not be used. */
  | { readonly kind: 'no-engine'; readonly why: string }
  /** The list of objects broke off. */
  | { readonly kind: 'unlisted'; readonly gap: Gap };

/** A pass that has ended. */
export interface Pass {
  /** `in-cluster`: done by the cluster's own engine, which does not count. */
  readonly kind: 'migrate' | 'in-cluster' | 'verify';
  readonly tally: Readonly<PassTally>;
  readonly failures: readonly ObjectFailure[];
  /** undefined: all objects were seen. */
  readonly stop: PassStop | undefined;
  /** Of objects that were looked at by a sample; undefined: all. */
  readonly sampleOf: number | undefined;
  /** The list went on at another state than it began with: what was made meanwhile may not be in it. */
  readonly inconsistent: boolean;
  readonly tookMs: number;
  /** Of an `in-cluster` pass: the StorageVersionMigration and how far it came. */
  readonly engine?:
    | {
        readonly name: string;
        /** `Removed`: by this program, before it had ended. */
        readonly state: 'Running' | 'Succeeded' | 'Failed' | 'Removed';
        readonly message: string;
      }
    | undefined;
}

/** True for a pass that proves every stored byte current: all objects seen, nothing moved, nothing failed. */
export function isClean({ kind, tally, failures, stop, sampleOf, inconsistent }: Pass): boolean {
  const proven = tally.rewritten === 0 && tally.skipped === 0 && failures.length === 0;
  return kind !== 'in-cluster' && proven && stop === undefined && sampleOf === undefined && !inconsistent;
}

/** Why a migration's last pass proves nothing; undefined: there was none. */
export function whyUnproven(last: Pass | undefined): string {
  if (last === undefined || last.stop !== undefined) return 'not all objects were seen';
  if (last.failures.length > 0) return 'some objects could not be migrated';
  if (last.sampleOf !== undefined) return 'a sample proves nothing about the rest';
  if (last.kind !== 'verify') return 'nothing was verified';
  return last.inconsistent ? 'the list of objects went on at another state each time' : 'objects went on moving';
}

/** What became of status.storedVersions. */
export type PruneOutcome =
  | { readonly kind: 'pruned'; readonly from: readonly string[]; readonly to: readonly string[] }
  /** It named nothing but the storage version already. */
  | { readonly kind: 'nothing-to-prune' }
  /** A type that has no definition. */
  | { readonly kind: 'not-custom' }
  /** `--no-prune` */
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'left'; readonly why: string }
  | { readonly kind: 'refused'; readonly message: string }
  /** No answer came, so that nobody knows whether it was done. */
  | { readonly kind: 'unanswered'; readonly message: string };

/** What became of managedFields entries whose versions are no longer served. */
export interface ManagedFieldsOutcome {
  /** Objects that had such entries and have none now. */
  readonly cleaned: number;
  readonly failures: readonly ObjectFailure[];
  /** Why not all objects were seen. */
  readonly gap: Gap | undefined;
}

/** What a migration of one type came to. */
export interface Migration {
  /** `redisclusters.cache.example.com` */
  readonly resource: string;
  /** undefined for a type without a definition, whose storage version nobody tells. */
  readonly storageVersion: string | undefined;
  readonly staleVersions: readonly string[];
  readonly passes: readonly Pass[];
  readonly prune: PruneOutcome;
  /** undefined where it was not asked for, or not come to. */
  readonly managedFields: ManagedFieldsOutcome | undefined;
  /** What the canary's writes showed, where a webhook converts; undefined: there was nothing to compare by. */
  readonly canary?: Canary | undefined;
  /** Flags by which a run that goes on from here does what this one was asked to; none where left out. */
  readonly flags?: readonly string[] | undefined;
  /** What there is to know besides, one line each: journal, lock. */
  readonly notes: readonly string[];
  /** Where the results of each object are kept; undefined where none could be. */
  readonly journal: string | undefined;
}

/** True where every stored object is proven current and storedVersions names nothing else, if that was asked for. */
export function isDone({ passes, prune, managedFields }: Migration): boolean {
  const last = passes.at(-1);
  const cleaned =
    managedFields === undefined || (managedFields.failures.length === 0 && managedFields.gap === undefined);
  return last !== undefined && isClean(last) && DONE[prune.kind] && cleaned;
}

const DONE = {
  pruned: true,
  'nothing-to-prune': true,
  'not-custom': true,
  'not-asked': true,
  left: false,
  refused: false,
  unanswered: false,
} satisfies Record<PruneOutcome['kind'], boolean>;
