import type { Gap, GapReason } from '../../objects/gap.ts';
import { subjectText } from '../../objects/gap-text.ts';
import type { TreeReport } from '../../ownership/report.ts';
import { preorder } from '../../ownership/walk.ts';
import type { Paint } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { wrap } from '../text/wrap.ts';

/** How many subjects of one kind of gap are named before the rest is counted. */
const NAMED = 5;

/** What the tree amounts to, what its signs mean, and what could not be read. Ends with a newline. */
export function summaryText(report: TreeReport, options: { readonly width: number; readonly paint: Paint }): string {
  const { objects, notReady, terminating, brokenOwners } = report.counts;
  const findings = [
    ...(notReady > 0 ? [`${notReady} not ready`] : []),
    ...(terminating > 0 ? [`${terminating} terminating`] : []),
    ...(brokenOwners > 0 ? [`${brokenOwners} with a broken owner reference`] : []),
  ];
  const total = `${objects} ${objects === 1 ? 'object' : 'objects'}`;
  const sentence = findings.length === 0 ? `${total}.` : `${total}: ${findings.join(', ')}.`;
  const lines = [sentence, ...legend(report), ...gapLines(report.gaps)];
  return lines.map((line) => `${wrap(line, options.width)}\n`).join('');
}

function legend(report: TreeReport): string[] {
  const edges = new Set(preorder(report.roots).map(({ node }) => node.edge.kind));
  const signs = [
    ...(edges.has('owner') ? ['┄ owned, but not by its controller'] : []),
    ...(edges.has('link') ? ['→ linked, without owner reference'] : []),
  ];
  return signs.length === 0 ? [] : [signs.join('   ')];
}

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
