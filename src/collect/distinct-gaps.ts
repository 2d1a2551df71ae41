import type { Gap } from '../objects/gap.ts';
import { subjectText } from '../objects/gap-text.ts';

/** Each gap once, in an order that does not depend on which answer came first. */
export function distinctGaps(gaps: readonly Gap[]): Gap[] {
  const named = new Map(gaps.map((gap) => [`${subjectText(gap.subject)} ${gap.reason}`, gap]));
  return [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap);
}
