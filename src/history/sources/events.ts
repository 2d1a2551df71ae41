import { eventsAbout } from '../../objects/event.ts';
import type { Entry } from '../entry.ts';
import { subjectOf } from '../subject.ts';
import { inSecond } from '../when.ts';
import type { TraceReader } from './source.ts';

/** Events about the object; the API server forgets them after an hour where nobody set another time. */
export const events: TraceReader = (object, facts) =>
  eventsAbout(object, facts.events).flatMap(({ last, first, type, reason, message, count, reporter }): Entry[] =>
    last === undefined
      ? []
      : [
          {
            subject: subjectOf(object),
            when: inSecond(last),
            sources: ['events'],
            what: { kind: 'event', type, reason, message, count, first, reporter },
          },
        ],
  );
