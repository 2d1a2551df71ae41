import type { Gap, GapReason, GapSubject } from '../objects/gap.ts';
import { subjectText } from '../objects/gap-text.ts';
import { groupResource } from '../objects/resource-type.ts';
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

/**
 * Gaps, grouped by their reason: each type is named once, however often it was asked for.
 * @param most how many subjects of one reason are named before the rest is counted
 */
export function gapLines(gaps: readonly Gap[], most = NAMED): string[] {
  // A gap that is about the cluster as a whole says in its own words what may be missing.
  const whole = gaps
    .filter(({ subject }) => subject.kind === 'cluster')
    .map(({ message }) => `Not read: ${sanitize(message)}.`);
  const others = Map.groupBy(
    gaps.filter(({ subject }) => subject.kind !== 'cluster'),
    ({ reason }) => reason,
  );
  const grouped = [...others].map(([reason, group]) => {
    const subjects = [
      ...new Set(widest(group.map(({ subject }) => subject)).map((subject) => sanitize(inShort(subject)))),
    ].sort();
    const named = subjects.slice(0, most).join(', ');
    const rest = subjects.length > most ? ` and ${subjects.length - most} more` : '';
    const types = subjects.length === 1 ? '' : ` (${subjects.length})`;
    return `Not read${types}, ${REASONS[reason]}: ${named}${rest}.`;
  });
  return [...new Set(whole), ...grouped.sort()];
}

/** Without lists of a part of what is missing as a whole. */
function widest(subjects: readonly GapSubject[]): readonly GapSubject[] {
  const lists = subjects.flatMap((subject) => (subject.kind === 'list' && !isPart(subject) ? [subject] : []));
  const whole = new Set(lists.map(({ type }) => groupResource(type)));
  return subjects.filter(
    (subject) => !isPart(subject) || !('type' in subject) || !whole.has(groupResource(subject.type)),
  );
}

/** A list of one namespace, or of all but one. */
function isPart(subject: GapSubject): boolean {
  return subject.kind === 'list' && (subject.namespace !== undefined || subject.outside !== undefined);
}

/** What could not be tried of many objects is told once for their type. */
function inShort(subject: GapSubject): string {
  if (subject.kind !== 'probe') return subjectText(subject);
  return `trial writes of ${groupResource(subject.type)}${subject.namespace === undefined ? '' : ` in ${subject.namespace}`}`;
}
