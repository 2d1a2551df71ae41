import type { ControlPlane } from '../../control-plane/control-plane.ts';
import type { CommandResult } from '../../control-plane/run.ts';
import type { Convert } from './converter.ts';
import type { MigratedKind } from './migrated-kind.ts';
import type { Report } from './report.ts';
import type { Stage } from './stage.ts';
import type { Change } from './stored-object.ts';

/** One thing that goes wrong while `migrate-storage` works, and what the command may say about it. */
export interface FaultCase {
  /** A sentence: what goes wrong. */
  readonly title: string;
  /** How many objects there are; 200 unless told otherwise. */
  readonly objects?: number;
  /** What is special about the kind; namespaced, v1alpha1 and v1 with open schemas, unless told otherwise. */
  readonly kind?: Partial<Pick<MigratedKind, 'scope' | 'versions'>>;
  /** What is special about an object: its `spec` and more of its metadata. */
  readonly object?: (index: number) => { readonly spec?: object; readonly metadata?: object };
  /** The conversion between versions, by a webhook; none: strategy None. */
  readonly convert?: Convert;
  /** What being stored at the new version does to an object on purpose. */
  readonly change?: Change;
  /**
   * How many writes a second the first run makes at most, where something is to happen in its midst: the test, which looks at
   * etcd again and again, may be late by seconds. As many as the server bears, unless told.
   */
  readonly pace?: number;
  /** How often all of it is done, each time from the version to which objects were migrated before to the other one; 1. */
  readonly rounds?: number;
  /** True: it takes long, and is begun first, beside the others. */
  readonly long?: boolean;
  /** True: it breaks the control plane for others, and runs alone. */
  readonly exclusive?: boolean;
  /** The objects are there, the storage version is still the old one. */
  readonly prepare?: (stage: Stage) => Promise<void>;
  /** The storage version is the new one: what is broken from the start. */
  readonly arrange?: (stage: Stage) => Promise<void>;
  /** What happens beside the first run of the command. */
  readonly meanwhile?: (stage: Stage) => Promise<void>;
  /** The first run, where it is more than one call of the command. */
  readonly act?: (stage: Stage) => Promise<readonly CommandResult[]>;
  /** True: the case itself prunes storedVersions, and when that is done is not the command's fault. */
  readonly prunesItself?: boolean;
  /** Exit codes that the first run may have. */
  readonly exits: readonly number[];
  /** Mends what was broken; the command is then run a second time where the first run's exit code was not 0. */
  readonly mend?: (stage: Stage) => Promise<void>;
  /** Exit codes that the second run may have; 0 unless told otherwise. */
  readonly finalExits?: readonly number[];
  /** What else has to be so after the first run: what is wrong, in words. */
  readonly check?: (stage: Stage, results: readonly CommandResult[]) => Promise<readonly string[]>;
}

/** A case that is not about a custom kind, and sets up, runs and compares by itself. */
export interface OwnCase {
  readonly title: string;
  readonly long?: boolean;
  readonly exclusive?: boolean;
  readonly run: (plane: ControlPlane, report: Report) => Promise<void>;
}

/** For the default export of a case's file. */
export function defineOwnCase(own: OwnCase): OwnCase {
  return own;
}

/** For the default export of a case's file. */
export function defineCase(fault: FaultCase): FaultCase {
  return fault;
}
