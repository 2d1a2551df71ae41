import { failure, type Result, success } from '../../objects/problem.ts';
import type { MigrationFormat } from '../../views/migration/formats.ts';
import { MIGRATION_FORMATS } from '../../views/migration/formats.ts';

/** The flags of `migrate-storage` as the command line has them. */
export interface MigrateStorageFlags {
  readonly all: boolean;
  readonly group: string | undefined;
  readonly plan: boolean;
  readonly 'no-prune': boolean;
  readonly 'managed-fields': boolean;
  readonly verify: string;
  readonly engine: string;
  readonly 'max-in-flight': number;
  readonly qps: number | undefined;
  readonly resume: boolean;
  readonly restart: boolean;
  readonly 'accept-loss': readonly string[];
  readonly backup: string | undefined;
  readonly canary: number;
  readonly 'restore-canary': boolean;
  readonly output: string;
}

/** What is asked for. */
export interface MigrateRequest {
  /** Types as people name them; empty with `--all` or `--group`. */
  readonly names: readonly string[];
  /** All CRDs with stale versions, of one group where it is given. */
  readonly all: { readonly group: string | undefined } | undefined;
  readonly plan: boolean;
  readonly prune: boolean;
  readonly managedFields: boolean;
  readonly verify: 'all' | 'sample' | 'none';
  readonly engine: 'client' | 'in-cluster';
  readonly maxInFlight: number;
  readonly qps: number | undefined;
  /** Whether to use an earlier run's journal; undefined: where the type has a definition. */
  readonly resume: boolean | undefined;
  /** Paths of fields that may get lost. */
  readonly acceptLoss: readonly string[];
  /** Folder into which all objects are written first; undefined: none. */
  readonly backup: string | undefined;
  /** Objects to compare before all are written, where a webhook converts. */
  readonly canary: number;
  /** Write back what was read where one of those is not what it was, without asking. */
  readonly restoreCanary: boolean;
  readonly output: MigrationFormat;
}

/**
 * The flags by which a run does what an earlier one was asked to. Without `--backup`, which is made, and is never written
 * over; without `--engine` and the number in flight, which change nothing of what comes of it.
 */
export function flagsToGoOn({ prune, managedFields, verify, qps, acceptLoss, canary }: MigrateRequest): string[] {
  return [
    ...acceptLoss.flatMap((path) => ['--accept-loss', path]),
    ...(canary === CANARY ? [] : ['--canary', String(canary)]),
    ...(prune ? [] : ['--no-prune']),
    ...(managedFields ? ['--managed-fields'] : []),
    ...(verify === 'all' ? [] : ['--verify', verify]),
    ...(qps === undefined ? [] : ['--qps', String(qps)]),
  ];
}

/** Objects of the canary where nothing is said. */
const CANARY = 20;
const USAGE = 'Call it as migrate-storage CRD..., with --all, or with --group GROUP.';

/** Makes sense of the command line. */
export function migrateRequest(names: readonly string[], flags: MigrateStorageFlags): Result<MigrateRequest> {
  const { all, group, plan, resume, restart, qps } = flags;
  const output = MIGRATION_FORMATS.find((format) => format === flags.output) ?? 'text';
  const verify = (['all', 'sample', 'none'] as const).find((each) => each === flags.verify) ?? 'all';
  if (names.length === 0 && !all && group === undefined) return failure('which types are to be migrated?', USAGE);
  if (names.length > 0 && (all || group !== undefined))
    return failure('names of types and --all or --group do not go together', USAGE);
  if (flags['accept-loss'].length > 0 && names.length !== 1)
    return failure('--accept-loss names fields of one type', 'Call it as migrate-storage CRD --accept-loss PATH.');
  if (flags.backup === '') return failure('--backup takes a folder');
  if (flags.backup !== undefined && plan) return failure('--plan writes nothing, and no backup');
  if (!Number.isInteger(flags.canary) || flags.canary < 0) return failure('--canary takes a number of objects');
  const maxInFlight = flags['max-in-flight'];
  if (!Number.isInteger(maxInFlight) || maxInFlight < 1) return failure('--max-in-flight takes a number from 1 on');
  if (qps !== undefined && !(qps > 0)) return failure('--qps takes a number above 0');
  if (resume && restart) return failure('--resume and --restart do not go together');
  return success({
    names,
    all: names.length > 0 ? undefined : { group },
    plan,
    prune: !flags['no-prune'],
    managedFields: flags['managed-fields'],
    verify,
    engine: flags.engine === 'in-cluster' ? 'in-cluster' : 'client',
    maxInFlight,
    qps,
    resume: restart ? false : resume ? true : undefined,
    acceptLoss: flags['accept-loss'],
    backup: flags.backup,
    canary: flags.canary,
    restoreCanary: flags['restore-canary'],
    output,
  });
}
