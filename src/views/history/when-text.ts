import type { When } from '../../history/when.ts';
import { width } from '../../history/when.ts';
import { moment } from './moment.ts';

/**
 * When something happened, in UTC: `09:58:02` where the second is known, `09:58:05 …10:41:12` where it lies between two (or
 * repeats from one to the other), `before 09:58:05`. A time of another day has its day: `11-24 09:58:05`.
 * @param day under which it stands, as `dayOf` says
 */
export function whenText(when: When, day: string): string {
  const { earliest, latest } = when;
  if (earliest === undefined) return `before ${clock(latest, day)}`;
  const [from, to] = [clock(earliest, day), clock(latest, day)];
  return from === to ? from : `${from} …${to}`;
}

/** The day that an entry stands under: that of its last moment, but for a second that the day's end cuts. */
export function dayOf(when: When): string {
  const { earliest, latest } = when;
  return moment(width(when) < 1000 && earliest !== undefined ? earliest : latest).slice(0, 10);
}

/** A time by the clock, as it is read at a moment: with its day where that is another. */
export function clockAt(now: number, time: number): string {
  return clock(time, moment(now).slice(0, 10));
}

/** A time by the clock, with its day where it is another. */
export function clock(time: number, day: string): string {
  const text = moment(time);
  const time24 = text.slice(11, 19);
  if (text.slice(0, 10) === day) return time24;
  return text.slice(0, 4) === day.slice(0, 4) ? `${text.slice(5, 10)} ${time24}` : `${text.slice(0, 10)} ${time24}`;
}
