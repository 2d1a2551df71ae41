import { eventsAbout, eventsAboutEarlier, type ReportedEvent } from '../../objects/event.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Entry } from '../entry.ts';
import { exactly, inSecond } from '../when.ts';
import type { TraceReader } from './source.ts';
import { traceEntries } from './trace-entry.ts';

/**
 * Events about the object, and about objects of its name that were there before; the API server forgets them after an hour
 * where nobody set another time.
 */
export const events: TraceReader = (object, facts) => [
  ...eventsAbout(object, facts.events).flatMap((event) => eventEntries(object, event, {})),
  ...eventsAboutEarlier(object, facts.events).flatMap((event) => eventEntries(object, event, { earlier: event.about })),
];

function eventEntries(object: KubeObject, event: ReportedEvent, about: { readonly earlier?: string }): Entry[] {
  const { last, isExact, first, type, reason, message, count, reporter } = event;
  const when = last === undefined ? undefined : isExact ? exactly(last) : inSecond(last);
  return traceEntries(object, 'events', when, {
    kind: 'event',
    type,
    reason,
    message,
    count,
    first,
    reporter,
    ...about,
  });
}
