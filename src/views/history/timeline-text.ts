import type { Entry, Subject } from '../../history/entry.ts';
import type { Timeline } from '../../history/timeline.ts';
import { clockTime } from '../queues/clock.ts';
import { formatAge } from '../text/age.ts';
import { hanging } from '../text/hanging.ts';
import type { Paint } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { happeningText } from './happening-text.ts';

/** How to draw. */
export interface TimelineTextOptions {
  /** Terminal columns; Infinity where nothing may be cut. */
  readonly width: number;
  readonly paint: Paint;
}

/** The answer, then what happened, a line each. Ends with a newline. */
export function timelineText(
  { lanes, entries, subjects, now }: Timeline,
  { width, paint }: TimelineTextOptions,
): string {
  const ready = lanes.find(({ type }) => type === 'Ready') ?? lanes[0];
  const last = ready?.spans.at(-1);
  const answer =
    ready === undefined || last === undefined
      ? 'No conditions.'
      : `${ready.type} is ${last.status ?? 'not known'} for ${formatAge(now - (ready.figures.since ?? now))} (${last.reason}).`;
  const several = subjects.length > 1;
  const lines = entries.map((entry) => line(entry, several, now, paint));
  return [sanitize(answer), '', ...lines].flatMap((text) => hanging(text, width).map((part) => `${part}\n`)).join('');
}

function line({ when, what, subject }: Entry, several: boolean, now: number, paint: Paint): string {
  const { label, text, tone } = happeningText(what);
  const whose = several ? `${nameOf(subject)}  ` : '';
  return `${clockTime(when.latest, now).padEnd(17)}  ${paint(tone, sanitize(label).padEnd(12))}  ${whose}${sanitize(text)}`;
}

function nameOf({ kind, name }: Subject): string {
  return sanitize(`${kind}/${name}`);
}
