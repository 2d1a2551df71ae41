import { kubectl } from '../../diagnosis/commands.ts';
import type { FailureCause } from '../../migration/refusal.ts';
import { isDone, type Migration } from '../../migration/report.ts';
import { sanitize } from '../text/sanitize.ts';

/** What to do now that a migration has ended; undefined where there is nothing. */
export function nextStep(migration: Migration): string | undefined {
  const { resource, staleVersions, passes, flags = [] } = migration;
  const again = sanitize(kubectl('operator', 'migrate-storage', resource, ...flags));
  const last = passes.at(-1);
  const { altered, file } = migration.canary ?? {};
  if (altered !== undefined) {
    if (altered.restored?.kind === 'restored') return `Mend the conversion webhook. Then: ${again}`;
    if (file === undefined) return `Mend the conversion webhook, and put the object right. Then: ${again}`;
    const replace = sanitize(kubectl('replace', '-f', file));
    return `Mend the conversion webhook, or make ${sanitize(altered.version)} the storage version again. Then put the object back: ${replace}`;
  }
  if (isDone(migration)) {
    const [stale] = staleVersions;
    if (stale === undefined) return undefined;
    return `Next: ${sanitize(kubectl('operator', 'deprecate-version', resource, stale))}`;
  }
  if (last?.stop?.kind === 'interrupted') return `To go on from here: ${again}`;
  const [cause] = last?.failures.map((failure) => failure.cause) ?? [];
  if (cause !== undefined) return `${REMEDIES[cause]} Then: ${again}`;
  if (last?.stop !== undefined) return `When that is mended: ${again}`;
  return undefined;
}

const REMEDIES = {
  invalid: 'Mend the objects that break the schema, or the schema.',
  denied: 'Mend the objects so that they are let through, or exempt this user from the webhook or policy.',
  'admission-unavailable': 'See why the webhook does not answer (kubectl operator why-stuck tells).',
  conversion: 'See why the conversion webhook does not convert (kubectl operator crd-versions tells).',
  undecodable: 'Put the version that they are stored at back into spec.versions, so that they can be read.',
  forbidden: "Ask the cluster's administrator for the permission to patch.",
  'too-large': 'Make the objects smaller.',
  conflict: 'Others write these objects again and again.',
  throttled: 'The API server was overrun: --qps and --max-in-flight make it slower.',
  unanswered: 'The API server did not answer.',
  refused: 'The words of the API server above tell why.',
} satisfies Record<FailureCause, string>;
