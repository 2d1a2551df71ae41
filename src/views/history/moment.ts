/** The last moment that RFC 3339 can write; hostile clusters name later ones. */
const LAST = Date.parse('9999-12-31T23:59:59.999Z');
const FIRST = Date.parse('0000-01-01T00:00:00Z');

/** A moment as RFC 3339, in UTC. */
export function moment(time: number): string {
  return new Date(Math.max(FIRST, Math.min(LAST, time))).toISOString();
}
