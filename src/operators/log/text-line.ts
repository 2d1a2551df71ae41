import { errorIn, parse, subjectOf } from './json-line.ts';
import { type LogHead, logLevel, logTime } from './log-record.ts';

const ZAP = /^(\d{4}-\d{2}-\d{2}T\S+|\d+\.\d+e[+]?\d+)\t([A-Z]+)\t(.*)$/;

/** zap's console format: time, level, logger, message and fields with tabs between (go.uber.org/zap zapcore/console_encoder.go). */
export function zapHead(line: string): LogHead | undefined {
  const [, time, level, rest] = ZAP.exec(line) ?? [];
  if (rest === undefined || logLevel(level) === undefined) return undefined;
  const parts = rest.split('\t');
  const fields = parse(parts.at(-1) ?? '') ?? {};
  const words = Object.keys(fields).length > 0 ? parts.slice(0, -1) : parts;
  return {
    time: logTime(time),
    level: logLevel(level),
    message: words.at(-1) ?? '',
    error: errorIn(fields),
    subject: subjectOf(fields),
  };
}

const KLOG = /^([IWEF])(\d{2})(\d{2}) (\d{2}:\d{2}:\d{2}\.\d+)\s+\d+ [^\]]*\] (.*)$/;

/**
 * klog: level, month and day, time, and no year (k8s.io/klog internal/severity, and its text format).
 * @param now by which the year is told
 */
export function klogHead(line: string, now: number): LogHead | undefined {
  const [, level, month, day, clock, rest] = KLOG.exec(line) ?? [];
  if (rest === undefined) return undefined;
  const year = new Date(now).getUTCFullYear();
  const inYear = (candidate: number) => logTime(`${candidate}-${month}-${day}T${clock}Z`);
  const time = inYear(year);
  const [, quoted] = /^("(?:[^"\\]|\\.)*")/.exec(rest) ?? [];
  return {
    // A day that is still to come was last year's.
    time: time !== undefined && time > now + DAY ? inYear(year - 1) : time,
    level: logLevel(level),
    message: quoted === undefined ? rest : unquoted(quoted),
    ...fieldsOf(rest),
  };
}

const DAY = 24 * 60 * 60 * 1000;

/** logfmt: `time=… level=error msg="…"`, as logrus and slog write it. */
export function logfmtHead(line: string): LogHead | undefined {
  const level = field(line, 'level');
  const message = field(line, 'msg') ?? field(line, 'message');
  if (level === undefined || message === undefined || logLevel(level) === undefined) return undefined;
  const time = field(line, 'time') ?? field(line, 'ts');
  return { time: logTime(time), level: logLevel(level), message, ...fieldsOf(line) };
}

const PLAIN =
  /^\[?(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)\]?\s(.{0,80}?)\b(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE)\b\s*\]?:?\s*(.*)$/;
const BARE = /^\[?(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE)\]?:?\s+(.*)$/;

/** Time, level and text, as logging of Python (kopf), logback and JBoss (Java) and tracing (Rust) write it. */
export function plainHead(line: string): LogHead | undefined {
  const [, time, , level, message] = PLAIN.exec(line) ?? [];
  if (message !== undefined)
    return { time: logTime(time), level: logLevel(level), message, error: undefined, subject: undefined };
  const [, bare, text] = BARE.exec(line) ?? [];
  if (text === undefined) return undefined;
  return { time: undefined, level: logLevel(bare), message: text, error: undefined, subject: undefined };
}

function fieldsOf(text: string): Pick<LogHead, 'error' | 'subject'> {
  const at = (key: string) => field(text, key);
  const name = at('name');
  const isController = at('controller') !== undefined || at('controllerKind') !== undefined;
  return {
    error: at('err') ?? at('error'),
    subject:
      name === undefined || !isController
        ? undefined
        : { kind: at('controllerKind'), namespace: at('namespace') ?? '', name },
  };
}

/** `key=value` or `key="value"` in a line. */
function field(text: string, key: string): string | undefined {
  const [, value] = new RegExp(`(?:^|\\s)${key}=("(?:[^"\\\\]|\\\\.)*"|\\S*)`).exec(text) ?? [];
  return value?.startsWith('"') ? unquoted(value) : value;
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}
