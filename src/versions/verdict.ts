import type { Certainty } from '../objects/certainty.ts';
import type { Applier } from './applier.ts';
import type { VersionUser } from './users.ts';

/** What there is to say of one version of a CRD. */
export type VersionVerdict =
  /** Objects are stored as it. */
  | 'storage'
  /** Objects may still be stored as it: it is in storedVersions, and not the storage version. */
  | 'migrate-storage'
  /** It is newer than the storage version, or the only one that is served. */
  | 'keep'
  /** Somebody writes or follows objects with it. */
  | 'in-use'
  | 'stop-serving'
  /** It is neither served nor stored, but managedFields of objects still name it. */
  | 'clean-managed-fields'
  | 'remove'
  /** What could not be read might hold it. */
  | 'unknown';

/** What is to be done about a CRD; the first that fits, worst first. */
export const DEFINITION_VERDICTS = [
  'fix-conversion',
  'migrate-storage',
  'move-users',
  'clean-managed-fields',
  'remove',
  'stop-serving',
  'unknown',
  'nothing-to-do',
] as const;
export type DefinitionVerdict = (typeof DEFINITION_VERDICTS)[number];

/** Something that stands in the way of removing a version. */
export type Block =
  | { readonly kind: 'storage-version' }
  | { readonly kind: 'stored' }
  /** Objects may be stored as it, and the CRD cannot read them. */
  | { readonly kind: 'not-in-spec' }
  | { readonly kind: 'only-served' }
  | { readonly kind: 'conversion-broken' }
  | { readonly kind: 'user'; readonly user: VersionUser }
  /** Clients follow objects with it right now. */
  | { readonly kind: 'watched'; readonly watches: number }
  | { readonly kind: 'managed-fields'; readonly objects: number }
  /** Not all objects were looked at. */
  | { readonly kind: 'unread' }
  /** Whoever applies the CRD would bring the version back. */
  | { readonly kind: 'applied-by'; readonly applier: Applier };

/** One version of a CRD, judged. */
export interface JudgedVersion {
  readonly name: string;
  /** False: storedVersions names it, and spec.versions does not. */
  readonly inSpec: boolean;
  readonly served: boolean;
  readonly storage: boolean;
  /** storedVersions names it. */
  readonly stored: boolean;
  readonly deprecated: boolean;
  readonly deprecationWarning: string | undefined;
  readonly verdict: VersionVerdict;
  readonly certainty: Certainty;
  /** Empty for the storage version where it is the only one. */
  readonly blocks: readonly Block[];
  readonly users: readonly VersionUser[];
  /** Watches that are open at it; 0 where that could not be read. */
  readonly watches: number;
}
