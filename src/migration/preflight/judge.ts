import type { Preflight, PreflightFinding } from '../preflight.ts';
import { admissionFinding } from './admission.ts';
import { apiServersFinding, settledAt } from './api-servers.ts';
import { appliedByFinding } from './applied-by.ts';
import { canaryFinding } from './canary.ts';
import { conversionFinding } from './conversion.ts';
import { type EstimateLimits, expectedTime } from './estimate.ts';
import type { MigrationFacts } from './facts.ts';
import { otherMigratorsFinding } from './other-migrators.ts';
import { permissionsFinding } from './permissions.ts';
import { versionsFinding } from './versions.ts';

/** What is judged by facts alone, in the order in which it is shown. */
const CHECKS: readonly ((facts: MigrationFacts) => readonly PreflightFinding[])[] = [
  permissionsFinding,
  versionsFinding,
  conversionFinding,
  otherMigratorsFinding,
  admissionFinding,
  appliedByFinding,
  apiServersFinding,
];

/** What is known before a migration begins; whether fields would be lost is another reading. */
export function judgePreflight(facts: MigrationFacts, limits: EstimateLimits & { readonly canary: number }): Preflight {
  const { resource, storageVersion, staleVersions } = facts.subject;
  return {
    ...{ resource, storageVersion, staleVersions },
    objects: facts.objects.count,
    settledAt: settledAt(facts),
    expectedTime: expectedTime(facts, limits),
    findings: [...CHECKS.flatMap((check) => check(facts)), ...canaryFinding(facts, limits.canary)],
    gaps: facts.gaps,
  };
}
