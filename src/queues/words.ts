/** A span of milliseconds with two or three digits that count: `5ms`, `4.1s`, `1m01s`, `16m40s`, `2h05m`, `12d4h`. */
export function span(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return '∞';
  if (milliseconds < 0.95) return milliseconds <= 0 ? '0s' : '<1ms';
  if (milliseconds < 999.5) return `${Math.round(milliseconds)}ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${Number(seconds.toFixed(1))}s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}s`;
  if (whole < 3600) return two(whole, 60, 'm', 's');
  if (whole < 48 * 3600) return two(Math.round(whole / 60), 60, 'h', 'm');
  const hours = Math.round(whole / 3600);
  return hours % 24 === 0 ? `${hours / 24}d` : `${Math.floor(hours / 24)}d${hours % 24}h`;
}

function two(count: number, of: number, big: string, small: string): string {
  const rest = count % of;
  return rest === 0
    ? `${Math.floor(count / of)}${big}`
    : `${Math.floor(count / of)}${big}${String(rest).padStart(2, '0')}${small}`;
}

/** So many a second: `12/s`, `1.2/s`, `0.03/s`. */
export function perSecond(count: number, seconds: number): string {
  const rate = seconds > 0 ? count / seconds : 0;
  if (rate === 0) return '0/s';
  return `${Number(rate >= 10 ? rate.toFixed(0) : rate.toPrecision(2))}/s`;
}

/** A share of a whole, never 0 % or 100 % by rounding alone. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '0%';
  const share = (part / whole) * 100;
  if (share > 0 && share < 1) return '<1%';
  if (share > 99 && share < 100) return '>99%';
  return `${Math.round(share)}%`;
}
