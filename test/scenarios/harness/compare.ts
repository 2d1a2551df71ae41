import type { FoundAnswer } from './answer.ts';
import type { Expectation } from './define-scenario.ts';

/** What differs between an answer and what was expected, a line each. */
export function differences(expected: Expectation, found: FoundAnswer): string[] {
  const lines: string[] = [];
  const compare = (what: string, wanted: unknown, got: unknown): void => {
    if (wanted !== got) lines.push(`${what} is ${String(got)} instead of ${String(wanted)}`);
  };
  compare('exit code', expected.exitCode ?? (expected.cause === undefined ? 0 : 1), found.exitCode);
  compare('cause', expected.cause, found.cause);
  compare('certainty', expected.certainty, found.certainty);
  if (!fits(expected.remedy, found.remedy)) {
    lines.push(`the first remedy is ${String(found.remedy)} instead of ${String(expected.remedy)}`);
  }
  if (found.stderr !== '') lines.push(`stderr: ${found.stderr}`);
  return lines;
}

function fits(wanted: string | RegExp | undefined, got: string | undefined): boolean {
  return wanted instanceof RegExp ? got !== undefined && wanted.test(got) : wanted === got;
}
