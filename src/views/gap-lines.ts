import type { Gap, GapReason } from '../objects/gap.ts';
import { subjectText } from '../objects/gap-text.ts';
import { sanitize } from './text/sanitize.ts';

/** How many subjects of one kind of gap are named before the rest is counted. */
const NAMED = 5;

const REASONS = {
  forbidden: 'forbidden',
  unauthorized: 'credentials not accepted',
  unavailable: 'not available',
  timeout: 'no answer in time',
  'not-found': 'not served',
  throttled: 'turned away by the server',
  invalid: 'not understood',
  'not-captured': 'not in the capture',
} satisfies Record<GapReason, string>;

/** Gaps, grouped by their reason: each type is named once, however often it was asked for. */
export function gapLines(gaps: readonly Gap[]): string[] {
  // A gap that is about the cluster as a whole says in its own words what may be missing.
  const whole = gaps
    .filter(({ subject }) => subject.kind === 'cluster')
    .map(({ message }) => `Not read: ${sanitize(message)}.`);
  const others = Map.groupBy(
    gaps.filter(({ subject }) => subject.kind !== 'cluster'),
    ({ reason }) => reason,
  );
  const grouped = [...others].map(([reason, group]) => {
    const subjects = [...new Set(group.map(({ subject }) => sanitize(subjectText(subject))))].sort();
    const named = subjects.slice(0, NAMED).join(', ');
    const rest = subjects.length > NAMED ? ` and ${subjects.length - NAMED} more` : '';
    const types = subjects.length === 1 ? '' : ` (${subjects.length})`;
    return `Not read${types}, ${REASONS[reason]}: ${named}${rest}.`;
  });
  return [...new Set(whole), ...grouped.sort()];
}
