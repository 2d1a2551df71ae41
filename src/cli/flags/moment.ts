import { parseTime } from '../../objects/metadata.ts';
import { parseDuration } from './duration.ts';

/** How users write a moment of the past, for messages. */
export const MOMENT_FORMS = '10:12, 2026-11-25T10:12:00Z or 15m';

/**
 * A moment as users write it: so long ago (`15m`, `2d`), a time of day in UTC (`10:12`, `10:12:30Z`; yesterday's where it is
 * yet to come today), or a day or a moment (`2026-11-25`, RFC 3339; without a zone UTC, as all times here are).
 * Returns milliseconds since the epoch, or undefined where the text is none.
 * @param now milliseconds since the epoch
 */
export function parseMoment(text: string, now: number): number | undefined {
  const ago = parseDuration(text);
  // No date is so far back (ECMA-262, Time Values and Time Range): it would be drawn nowhere.
  if (ago !== undefined) return now - ago < -8.64e15 ? undefined : now - ago;
  const [, hours, minutes, seconds = '00'] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?Z?$/.exec(text) ?? [];
  if (hours === undefined) return dated(text);
  const today = new Date(now).toISOString().slice(0, 10);
  const time = parseTime(`${today}T${hours.padStart(2, '0')}:${minutes}:${seconds}Z`);
  return time !== undefined && time > now ? time - DAY : time;
}

const DAY = 24 * 60 * 60 * 1000;

/** JavaScript reads much else as dates, `5` among it, and takes what has no zone for the time of its own. */
function dated(text: string): number | undefined {
  const [, day, clock, zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}:\d{2})?)?$/i.exec(text) ?? [];
  // It reads 30 February as 2 March.
  if (day === undefined || !isOfCalendar(day)) return undefined;
  return parseTime(`${day}T${clock ?? '00:00'}${zone.toUpperCase()}`);
}

function isOfCalendar(day: string): boolean {
  const time = parseTime(`${day}T00:00Z`);
  return time !== undefined && new Date(time).toISOString().startsWith(day);
}
