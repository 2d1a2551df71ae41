import type { PreflightFinding } from '../preflight.ts';
import type { MigrationFacts } from './facts.ts';

/** How long API servers may take to learn of a change: they watch, so that it is seconds; a minute is plenty. */
const SETTLED = 60_000;

/** The same for one API server alone (40 ms measured), and for several, beside the second that managedFields cut off. */
const ALONE = 2000;
const SEVERAL = 10_000;

/**
 * From when on every API server stores what it writes at the storage version, so that what is proven then stays true, in
 * milliseconds since the epoch; undefined for a type without a definition. Where nothing tells when the definition was
 * changed, it may have been just now.
 */
export function settledAt({
  apiServers: { count, specChanged },
  now,
  subject,
}: Pick<MigrationFacts, 'apiServers' | 'now' | 'subject'>): number | undefined {
  if (subject.definition === undefined) return undefined;
  return (specChanged ?? now) + (count === 1 ? ALONE : SEVERAL);
}

/**
 * Several API servers learn of a new storage version one after another. What one that lags writes is still stored as the
 * old version, so that a run waits for them. How they store a type that has no definition hangs on
 * the version and the configuration of each.
 */
export function apiServersFinding({
  apiServers,
  now,
  subject,
}: Pick<MigrationFacts, 'apiServers' | 'now' | 'subject'>): PreflightFinding[] {
  const { count, specChanged } = apiServers;
  if (count === 1) return [];
  if (subject.definition === undefined) return [builtIn(count)];
  if (specChanged === undefined) return [];
  const since = now - specChanged;
  if (since > SETTLED) return [];
  const servers = count === undefined ? 'all API servers' : `all ${count} API servers`;
  return [
    {
      check: 'api-servers',
      level: 'warning',
      text: `the definition was changed ${Math.max(0, Math.round(since / 1000))} s ago, and not ${servers} may know yet`,
      next: 'What is written meanwhile may be stored as before; the first write waits until ten seconds after the change',
    },
  ];
}

function builtIn(count: number | undefined): PreflightFinding {
  const several = count === undefined ? 'there may be several API servers' : `there are ${count} API servers`;
  return {
    check: 'api-servers',
    level: 'note',
    text: `${several}: what is proven is how the one that answers stores objects`,
    next: 'All of them have to have the same version and the same encryption configuration before, or others go on storing as they do',
  };
}
