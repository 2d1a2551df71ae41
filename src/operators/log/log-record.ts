/** How bad a program says it is. */
export type LogLevel = 'error' | 'warning' | 'info' | 'debug';

/** An object as a log names it; what it does not say is undefined. */
export interface LogReference {
  readonly kind: string | undefined;
  /** '' where it says that there is none. */
  readonly namespace: string | undefined;
  readonly name: string;
}

/** What a line says of itself, whatever its format. */
export interface LogHead {
  /** Milliseconds since the epoch. */
  readonly time: number | undefined;
  readonly level: LogLevel | undefined;
  /** The message without time, level and fields. */
  readonly message: string;
  /** The field that holds the error, where there is one. */
  readonly error: string | undefined;
  /** The object that the program was at work on, where fields say so. */
  readonly subject: LogReference | undefined;
}

/** A line of a log, and the lines below it that belong to it, such as a stack. */
export interface LogRecord extends LogHead {
  /** The line as it was written. */
  readonly line: string;
  /** When the kubelet got it, in milliseconds since the epoch, where the log was read with timestamps. */
  readonly stamp: number | undefined;
  readonly below: readonly string[];
}

const LEVELS: Readonly<Record<string, LogLevel>> = {
  error: 'error',
  err: 'error',
  e: 'error',
  fatal: 'error',
  f: 'error',
  critical: 'error',
  panic: 'error',
  dpanic: 'error',
  severe: 'error',
  warning: 'warning',
  warn: 'warning',
  w: 'warning',
  info: 'info',
  i: 'info',
  notice: 'info',
  debug: 'debug',
  trace: 'debug',
};

/** A level by any of the names that it goes by. */
export function logLevel(name: string | undefined): LogLevel | undefined {
  const key = name?.toLowerCase() ?? '';
  return Object.hasOwn(LEVELS, key) ? LEVELS[key] : undefined;
}

/**
 * A time as programs write it: RFC 3339, the same with a space or a comma in it, seconds since the epoch. Where there is
 * no zone it is taken for UTC, which containers have unless somebody gives them another.
 */
export function logTime(text: string | number | undefined): number | undefined {
  if (typeof text === 'number') return text > 1e12 ? text : text * 1000;
  if (text === undefined || text === '') return undefined;
  if (/^\d+(\.\d+)?(e\+?\d+)?$/i.test(text)) return logTime(Number(text));
  const [, date, clock, zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:[.,]\d+)?) ?(Z|[+-]\d{2}:?\d{2})?/.exec(text) ?? [];
  if (date === undefined || clock === undefined) return undefined;
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const time = Date.parse(`${date}T${clock.replace(',', '.')}${offset}`);
  return Number.isNaN(time) ? undefined : time;
}
