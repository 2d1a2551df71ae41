const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A span of time as kubectl prints ages (k8s.io/apimachinery pkg/util/duration, HumanDuration): two units while they
 * say something, one beyond. Milliseconds in; a negative span (clocks differ) is `0s`.
 */
export function formatAge(milliseconds: number): string {
  const span = Math.max(0, milliseconds);
  if (span < 2 * MINUTE) return `${Math.floor(span / SECOND)}s`;
  if (span < 10 * MINUTE) return pair(span, MINUTE, 'm', SECOND, 's');
  if (span < 3 * HOUR) return `${Math.floor(span / MINUTE)}m`;
  if (span < 8 * HOUR) return pair(span, HOUR, 'h', MINUTE, 'm');
  if (span < 2 * DAY) return `${Math.floor(span / HOUR)}h`;
  if (span < 8 * DAY) return pair(span, DAY, 'd', HOUR, 'h');
  if (span < 2 * 365 * DAY) return `${Math.floor(span / DAY)}d`;
  if (span < 8 * 365 * DAY) return pair(span, 365 * DAY, 'y', DAY, 'd');
  return `${Math.floor(span / (365 * DAY))}y`;
}

function pair(span: number, big: number, bigUnit: string, small: number, smallUnit: string): string {
  const rest = Math.floor((span % big) / small);
  return `${Math.floor(span / big)}${bigUnit}${rest === 0 ? '' : `${rest}${smallUnit}`}`;
}
