import type { Entry } from '../entry.ts';
import { subjectOf } from '../subject.ts';
import { inSecond } from '../when.ts';
import type { TraceReader } from './source.ts';

/** When the object was made, and when it was asked to go. */
export const metadata: TraceReader = (object) => {
  const { creationTime, deletionTime, deletionGracePeriodSeconds = 0, finalizers } = object.metadata;
  const subject = subjectOf(object);
  const entries: Entry[] = [];
  if (creationTime !== undefined)
    entries.push({ subject, when: inSecond(creationTime), sources: ['metadata'], what: { kind: 'created' } });
  if (deletionTime !== undefined) {
    // The time that is written is that of the request and the grace period (apiserver pkg/registry/rest/delete.go).
    const asked = deletionTime - deletionGracePeriodSeconds * 1000;
    entries.push({
      subject,
      when: inSecond(asked),
      sources: ['metadata'],
      what: { kind: 'deletion-asked', finalizers },
    });
  }
  return entries;
};
