import type { Backup } from '../../migration/backup.ts';
import type { Canary } from '../../migration/canary.ts';
import type { Loss } from '../../migration/loss/loss.ts';
import type { Preflight, PreflightFinding } from '../../migration/preflight.ts';
import {
  isDone,
  type Migration,
  type ObjectFailure,
  type Pass,
  type PassTally,
  type PruneOutcome,
} from '../../migration/report.ts';
import type { Gap } from '../../objects/gap.ts';
import { type GapDocument, gapDocument } from '../gap-document.ts';
import { stopText } from './cause-text.ts';

/** One type, as `-o json|yaml` has it. Times are milliseconds. */
export interface MigratedType {
  readonly resource: string;
  /** All objects proven current, and storedVersions names nothing but the storage version. */
  readonly done: boolean;
  readonly storageVersion?: string;
  readonly staleVersions: readonly string[];
  readonly objects?: number;
  readonly findings: readonly PreflightFinding[];
  /** What the loss check came to, where it was made. */
  readonly loss?: Loss;
  readonly passes: readonly PassDocument[];
  readonly prune?: PruneOutcome;
  /** Objects of which entries of managedFields were removed. */
  readonly managedFieldsCleaned?: number;
  /** Objects of which they could not be. */
  readonly managedFieldsFailures?: readonly ObjectFailure[];
  /** What the canary's writes showed, where a webhook converts. */
  readonly canary?: Canary;
  /** Where all objects were written before. */
  readonly backup?: Backup;
  /** Of the last pass. */
  readonly failures: readonly ObjectFailure[];
  readonly notes: readonly string[];
  readonly journal?: string;
}

/** One time over all objects. */
export interface PassDocument {
  readonly kind: 'migrate' | 'in-cluster' | 'verify';
  readonly tally: Readonly<PassTally>;
  readonly failed: number;
  readonly stopped?: string;
  /** Of how many objects this looked at a sample. */
  readonly sampleOf?: number;
  readonly inconsistent: boolean;
  readonly tookMs: number;
  /** Of an `in-cluster` pass. */
  readonly engine?: Pass['engine'];
}

/** `migrate-storage -o json`. */
export interface StorageMigrationDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'StorageMigration';
  readonly items: readonly MigratedType[];
  readonly gaps: readonly GapDocument[];
}

/** A type's preflight and, unless it was only planned or blocked, what came of it. */
export interface MigrationRecord {
  readonly preflight: Preflight;
  readonly migration: Migration | undefined;
  readonly backup?: Backup | undefined;
}

/** Everything about a run, for programs. @param unserved CRDs that were left out, since no version of them is served */
export function migrationDocument(
  records: readonly MigrationRecord[],
  unserved: readonly string[] = [],
): StorageMigrationDocument {
  return {
    apiVersion: 'kubectl-operator/v1',
    kind: 'StorageMigration',
    items: [...records.map(item), ...unserved.map(leftOut)],
    gaps: records.flatMap(gapsOf).map(gapDocument),
  };
}

/** What could not be read before, and what kept a pass or the cleaning of managedFields from seeing all objects. */
function gapsOf({ preflight, migration }: MigrationRecord): Gap[] {
  const lists = (migration?.passes ?? []).flatMap(({ stop }) => (stop?.kind === 'unlisted' ? [stop.gap] : []));
  const cleaning = migration?.managedFields?.gap;
  return [...preflight.gaps, ...lists, ...(cleaning === undefined ? [] : [cleaning])];
}

function leftOut(resource: string): MigratedType {
  const finding = { check: 'versions', level: 'blocked', text: 'no version of it is served' } as const;
  return { resource, done: false, staleVersions: [], findings: [finding], passes: [], failures: [], notes: [] };
}

function item({ preflight, migration, backup }: MigrationRecord): MigratedType {
  const { resource, storageVersion, staleVersions, objects, findings, loss } = preflight;
  return {
    resource,
    done: migration !== undefined && isDone(migration),
    ...(storageVersion === undefined ? {} : { storageVersion }),
    staleVersions,
    ...(objects === undefined ? {} : { objects }),
    findings,
    ...(loss === undefined ? {} : { loss }),
    passes: (migration?.passes ?? []).map(
      ({ kind, tally, failures, stop, sampleOf, inconsistent, tookMs, engine }) => ({
        kind,
        tally,
        failed: failures.length,
        ...(stop === undefined ? {} : { stopped: stopText(stop) }),
        ...(sampleOf === undefined ? {} : { sampleOf }),
        inconsistent,
        tookMs: Math.round(tookMs),
        ...(engine === undefined ? {} : { engine }),
      }),
    ),
    ...(migration === undefined ? {} : { prune: migration.prune }),
    ...(migration?.managedFields === undefined
      ? {}
      : {
          managedFieldsCleaned: migration.managedFields.cleaned,
          managedFieldsFailures: migration.managedFields.failures,
        }),
    ...(migration?.canary === undefined ? {} : { canary: migration.canary }),
    ...(backup === undefined ? {} : { backup }),
    failures: migration?.passes.at(-1)?.failures ?? [],
    notes: migration?.notes ?? [],
    ...(migration?.journal === undefined ? {} : { journal: migration.journal }),
  };
}
