/**
 * A moment by the clock, in UTC as most logs are: `10:31:05`, with the day where it is another than now's.
 * @param now milliseconds since the epoch
 */
export function clockTime(time: number, now: number): string {
  const text = new Date(time).toISOString();
  const isToday = text.slice(0, 10) === new Date(now).toISOString().slice(0, 10);
  return isToday ? text.slice(11, 19) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}
