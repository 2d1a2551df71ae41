import type { Answer } from '../../objects/gap.ts';
import type { Evidence } from '../finding.ts';

/** So much of a log is read: the trace of a panic is long, and its first line tells the most. */
export const LOG_LINES = 200;
/** So many lines are told. */
const TOLD = 3;

/** How programs begin to say that they end: Go, Python, Java, Rust. */
const LAST_WORDS =
  /^(panic: |fatal error: |Traceback \(most recent|Exception in thread |thread '.*' panicked|Caused by: )/;

/** The last words of a container, as evidence: where it panicked, the line that says so; else the last lines of its log. */
export function lastWords(log: Answer<string>): Evidence[] {
  if (!log.ok) return [];
  const lines = log.value.split('\n').filter((line) => line.trim() !== '');
  const final = lines.slice(-TOLD);
  const panic = lines.findLast((line) => LAST_WORDS.test(line));
  // What follows "Traceback" is the trace; its last line names the error.
  const told = panic === undefined || panic.startsWith('Traceback') ? final : [panic];
  return told.map((text) => ({ text, source: 'log' }));
}
