import type { CaBundle } from '../../objects/ca-bundle.ts';
import { formatAge } from './age.ts';
import type { Cell } from './table.ts';

/** A bundle is good as long as one of its certificates is: which one the server's was signed with is not known here. */
export function authorityCell({ certificates }: CaBundle, now: number): Cell {
  if (certificates.length === 0) return { text: 'not readable', tone: 'bad' };
  return expiryCell(Math.max(...certificates.map(({ notAfter }) => notAfter)), now);
}

const SOON = 14 * 24 * 3600 * 1000;

/** How long something is good for: `89d left`, `expired 2d ago`. Times are milliseconds since the epoch. */
export function expiryCell(notAfter: number | undefined, now: number): Cell {
  if (notAfter === undefined || Number.isNaN(notAfter)) return { text: 'never issued', tone: 'bad' };
  if (notAfter <= now) return { text: `expired ${formatAge(now - notAfter)} ago`, tone: 'bad' };
  return { text: `${formatAge(notAfter - now)} left`, tone: notAfter - now < SOON ? 'busy' : 'plain' };
}
