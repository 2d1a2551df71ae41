import type { ServerVersion } from '../../cluster/reader.ts';
import type { GapDocument } from '../../views/gap-document.ts';
import type { StreamingLists } from './streaming-lists.ts';

/** `-o json|yaml` of `version`. */
export interface VersionDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'Version';
  readonly client: ClientVersion;
  /** Absent where it was not asked for, or where nothing could be learnt. */
  readonly server?: ServerDocument;
  /** What could not be read, and so may be missing. */
  readonly gaps: readonly GapDocument[];
}

/** This program. */
export interface ClientVersion {
  readonly version: string;
  /** The git commit; with `-dirty` where sources were changed, `unknown` outside of a checkout. */
  readonly commit: string;
  readonly node: string;
  /** As Node names them: `linux/x64`. */
  readonly platform: string;
}

/** The API server, and what of it matters to this program. */
export interface ServerDocument {
  /** Its address, or the path of a capture. */
  readonly source: string;
  /** Absent where the server did not say. */
  readonly version?: ServerVersion;
  /** Versions of storagemigration.k8s.io that have StorageVersionMigration; empty: not served. */
  readonly storageVersionMigration: readonly string[];
  /** Absent where the version is not known. */
  readonly streamingLists?: StreamingLists;
  /** Absent for captures. */
  readonly discovery?: 'aggregated' | 'by-group';
}
