import type { PreflightFinding } from '../preflight.ts';
import type { MigrationFacts } from './facts.ts';

/** How long API servers may take to learn of a change: they watch, so that it is seconds; a minute is plenty. */
const SETTLED = 60_000;

/**
 * Several API servers learn of a new storage version one after another. What one that lags writes is still stored as the
 * old version, so that a run that begins too soon has more to verify.
 */
export function apiServersFinding({
  apiServers,
  now,
  subject,
}: Pick<MigrationFacts, 'apiServers' | 'now' | 'subject'>): PreflightFinding[] {
  const { count, specChanged } = apiServers;
  if (subject.definition === undefined || specChanged === undefined || count === 1) return [];
  const since = now - specChanged;
  if (since > SETTLED) return [];
  const servers = count === undefined ? 'all API servers' : `all ${count} API servers`;
  return [
    {
      check: 'api-servers',
      level: 'warning',
      text: `the definition was changed ${Math.max(0, Math.round(since / 1000))} s ago, and not ${servers} may know yet`,
      next: 'What is written meanwhile may be stored as before; the verifying pass finds it. Wait a minute to save it the work',
    },
  ];
}
