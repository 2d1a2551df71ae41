import { eventsAbout, eventsAboutEarlier, type ReportedEvent } from '../../objects/event.ts';
import { objectAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Entry } from '../entry.ts';
import type { EventSeen } from '../happening.ts';
import { exactly, inSecond, type When } from '../when.ts';
import type { TraceReader } from './source.ts';
import { traceEntries } from './trace-entry.ts';

/**
 * Events about the object, and about objects of its name that were there before; the API server forgets them after an hour
 * where nobody set another time.
 */
export const events: TraceReader = (object, facts) => {
  const named = namedEvents(facts.events).get(nameKey(object.type.kind, object.metadata.name)) ?? [];
  return [
    ...eventsAbout(object, named).flatMap((event) => eventEntries(object, event, {})),
    ...eventsAboutEarlier(object, named).flatMap((event) => eventEntries(object, event, { earlier: event.about })),
  ];
};

/** Of thousands of objects each looks for its Events among all of them. */
const indexes = new WeakMap<readonly KubeObject[], ReadonlyMap<string, readonly KubeObject[]>>();

function namedEvents(all: readonly KubeObject[]): ReadonlyMap<string, readonly KubeObject[]> {
  const known = indexes.get(all);
  if (known !== undefined) return known;
  const index = Map.groupBy(all, ({ body }) => {
    const involved = objectAt(body, 'involvedObject');
    return nameKey(stringAt(involved, 'kind'), stringAt(involved, 'name'));
  });
  indexes.set(all, index);
  return index;
}

function nameKey(kind: string | undefined, name: string | undefined): string {
  return `${kind ?? ''}/${name ?? ''}`;
}

function eventEntries(object: KubeObject, event: ReportedEvent, about: { readonly earlier?: string }): Entry[] {
  const { named, type, reason, message, count, reporter } = event;
  const first = named ?? event.first;
  const what: EventSeen = { kind: 'event', ...{ type, reason, message, count, first, reporter }, ...about };
  return traceEntries(object, 'events', whenOfLast(event), what, event.written);
}

/** When the last of it happened: of one that was seen once that is the first. undefined: nothing tells. */
export function whenOfLast({ last, first, named, isExact, count }: ReportedEvent): When | undefined {
  if (last === undefined) return undefined;
  if (isExact) return exactly(last);
  return named !== undefined && count === 1 && first === last ? exactly(named) : inSecond(last);
}
