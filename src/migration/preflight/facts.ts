import type { Answer, Gap, Permission } from '../../objects/gap.ts';
import type { LeaseState } from '../../objects/lease.ts';
import type { Metadata } from '../../objects/metadata.ts';
import type { Applier } from '../../versions/applier.ts';
import type { ConversionFacts } from '../../versions/conversion.ts';
import type { MigrationSubject } from '../subject.ts';

/** What was read before a migration of one type. Times are milliseconds since the epoch, durations milliseconds. */
export interface MigrationFacts {
  readonly subject: MigrationSubject;
  readonly source: 'live' | 'capture';
  readonly objects: StoredObjects;
  readonly permissions: readonly PermissionFact[];
  /** undefined: the type has no definition. */
  readonly conversion: Pick<ConversionFacts, 'webhook' | 'trial'> | undefined;
  readonly admission: AdmissionFacts;
  readonly migrators: readonly OtherMigrator[];
  /** Whether all that tells of other migrators was read. */
  readonly areMigratorsRead: boolean;
  /** The Lease by which runs of this program keep off each other; undefined: there is none, or it may not be read. */
  readonly lock: LeaseState | undefined;
  /** Who applies the definition; undefined: the type has none, or it could not be read. */
  readonly applier: Applier | undefined;
  readonly apiServers: ApiServerFacts;
  readonly gaps: readonly Gap[];
  readonly now: number;
}

/** The objects of the type. */
export interface StoredObjects {
  /** As the server estimates it; undefined where it does not say. */
  readonly count: number | undefined;
  /** The first, to try things with; undefined where there is none, or none could be read. */
  readonly sample: Metadata | undefined;
  /** Why they could not be listed. */
  readonly gap: Gap | undefined;
}

/** Whether the user may do something that a migration takes. */
export interface PermissionFact {
  readonly permission: Permission;
  /** It is about something that is in no namespace. */
  readonly clusterScoped: boolean;
  /** `prune`: it takes it for the last step alone. */
  readonly needed: 'migrate' | 'prune';
  readonly allowed: Answer<boolean>;
}

/** Who sees a write of an object of the type before it is done. */
export interface AdmissionFacts {
  readonly webhooks: readonly AdmissionWebhook[];
  readonly policies: readonly AdmissionPolicy[];
  /** Whether all that could be in the way was read: what is not in the lists is not there. */
  readonly isRead: boolean;
  /** A write of the sample that changes nothing and is not stored; undefined: none was tried. */
  readonly trial: WriteTrial | undefined;
}

/** An admission webhook that is asked about updates of the type. */
export interface AdmissionWebhook {
  readonly name: string;
  /** Name of its ValidatingWebhookConfiguration or MutatingWebhookConfiguration. */
  readonly configuration: string;
  readonly failurePolicy: 'Fail' | 'Ignore';
  /** Selectors or conditions spare some objects. */
  readonly selective: boolean;
  /** Whether anybody is behind its Service; undefined: it is called at a URL, or that could not be read. */
  readonly up: boolean | undefined;
}

/** A ValidatingAdmissionPolicy or MutatingAdmissionPolicy that a binding brings to bear on updates of the type. */
export interface AdmissionPolicy {
  readonly kind: string;
  readonly name: string;
}

/** A write that was tried. */
export interface WriteTrial {
  /** `shop/cache` */
  readonly object: string;
  readonly took: number;
  /** `refused`: the server's words; `untold`: it was not judged, for that reason. */
  readonly verdict:
    | { readonly kind: 'accepted' }
    | { readonly kind: 'refused'; readonly message: string }
    | { readonly kind: 'untold'; readonly message: string };
}

/** A migration of the same type by something else. */
export interface OtherMigrator {
  /** `cluster`: the API's own engine (storagemigration.k8s.io); `ksvm`: kube-storage-version-migrator (migration.k8s.io). */
  readonly engine: 'cluster' | 'ksvm';
  /** Of the StorageVersionMigration. */
  readonly name: string;
  readonly state: 'running' | 'succeeded' | 'failed';
}

/** The API servers of the cluster. */
export interface ApiServerFacts {
  /** undefined: nothing tells. */
  readonly count: number | undefined;
  /** When the definition's spec was last changed, by managedFields. */
  readonly specChanged: number | undefined;
}
