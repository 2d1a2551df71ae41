import { jsonHead } from './json-line.ts';
import { type LogHead, type LogRecord, logTime } from './log-record.ts';
import { klogHead, logfmtHead, plainHead, zapHead } from './text-line.ts';

/** Lines below a record that are kept: a stack of Java can have hundreds. */
const BELOW = 60;
/** Nobody reads on in a longer line, and patterns should not either. */
const LONGEST = 8192;

/** What the kubelet puts before each line where it is asked to, always with nine digits (kubernetes/kubernetes pkg/kubelet/kuberuntime/logs/logs.go). */
const STAMP = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{9}(?:Z|[+-]\d{2}:\d{2})) (.*)$/;

/**
 * Reads a program's log, with or without the kubelet's timestamps, oldest line first. A line that has no form of its own
 * belongs to the one above it.
 * @param now milliseconds since the epoch, by which years are told that a log leaves out
 */
export function parseLog(text: string, now: number): LogRecord[] {
  const records: (Omit<LogRecord, 'below'> & { readonly below: string[] })[] = [];
  const lines = text.split('\n');
  const isStamped = lines.slice(0, 5).every((line) => line === '' || STAMP.test(line));
  for (const cut of lines) {
    const whole = cut.slice(0, LONGEST).trimEnd();
    const [, time, rest] = (isStamped ? STAMP.exec(whole) : undefined) ?? [];
    const line = rest ?? whole;
    if (line === '') continue;
    const stamp = logTime(time);
    // Some programs write such times themselves.
    const head = headOf(line, now) ?? (stamp === undefined ? undefined : headOf(whole, now));
    if (head !== undefined) records.push({ ...head, line, stamp, below: [] });
    else {
      const below = records.at(-1)?.below;
      if (below !== undefined && below.length < BELOW) below.push(line);
    }
  }
  return records;
}

function headOf(line: string, now: number): LogHead | undefined {
  return jsonHead(line) ?? zapHead(line) ?? klogHead(line, now) ?? logfmtHead(line) ?? plainHead(line);
}

/**
 * What went wrong, in the program's own words: the field of the error, else the exception below the line (of Java the
 * innermost cause, of Python the last line), else the message.
 */
export function errorText({ message, error, below }: LogRecord): string {
  const inField = error?.trim() ?? '';
  if (inField !== '') return inField;
  const caused = below.findLast((line) => line.startsWith('Caused by: '));
  if (caused !== undefined) return withoutClass(caused.slice('Caused by: '.length));
  const exception = below.findLast((line) => EXCEPTION.test(line));
  return exception === undefined ? message : withoutClass(exception);
}

/** `java.lang.IllegalStateException: no bucket`, `botocore.exceptions.ClientError: denied`. */
const EXCEPTION = /^[A-Za-z_][\w.$]*(?:Exception|Error|Failure|Timeout)(?:: .*)?$/;

function withoutClass(text: string): string {
  const [, message] = /^[A-Za-z_][\w.$]*: (.+)$/.exec(text) ?? [];
  return message ?? text;
}
