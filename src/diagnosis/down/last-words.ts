import type { Answer } from '../../objects/gap.ts';
import type { LogRecord } from '../../operators/log/log-record.ts';
import { errorText, parseLog } from '../../operators/log/parse-log.ts';
import type { Evidence } from '../finding.ts';

/** So much of a log is read: the trace of a panic is long, and its first line tells the most. */
export const LOG_LINES = 200;
/** So many lines are told where none stands out, and so many errors. */
const LINES = 3;
const ERRORS = 2;

/** How programs say that they end, whatever the form of their log: Go, Java, Rust. */
const LAST_WORDS = /^(panic: |fatal error: |Exception in thread |thread '.*' panicked)/;

/**
 * The last words of a container, as evidence: the line that says how it came to its end, else its last errors, else the
 * last lines of its log.
 * @param now milliseconds since the epoch, by which years are told that a log leaves out
 */
export function lastWords(log: Answer<string>, now: number): Evidence[] {
  if (!log.ok) return [];
  const lines = log.value.split('\n').filter((line) => line.trim() !== '');
  const end = lines.findLast((line) => LAST_WORDS.test(line));
  if (end !== undefined) return [{ text: end, source: 'log' }];
  const errors = parseLog(log.value, now).filter(({ level }) => level === 'error');
  if (errors.length > 0) return errors.slice(-ERRORS).map(errorEvidence);
  return lines.slice(-LINES).map((text) => ({ text, source: 'log' }));
}

function errorEvidence(record: LogRecord): Evidence {
  const error = errorText(record);
  const text = error === record.message || record.message === '' ? error : `${record.message}: ${error}`;
  return { text, source: 'log', time: record.time };
}
