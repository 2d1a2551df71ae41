import { buildTimeline, type Period } from './build-timeline.ts';
import type { Entry, Source, Subject } from './entry.ts';
import { NO_FACTS } from './facts.ts';
import type { ConditionChange, EventSeen, Happening, Write } from './happening.ts';
import { lanesOf } from './lanes.ts';
import type { Timeline } from './timeline.ts';
import { inSecond, type When } from './when.ts';

/** 2026-01-02 at a time of the day, such as `10:41:00`, in milliseconds since the epoch. */
export function at(time: string, day = '2026-01-02'): number {
  return Date.parse(`${day}T${time}Z`);
}

/** The object of sketched histories. */
export const CACHE: Subject = {
  group: 'cache.example.com',
  kind: 'RedisCluster',
  namespace: 'shop',
  name: 'cache',
  uid: 'uid-1',
};

/** An entry at a second or in a range. */
export function entry(time: string | When, what: Happening, source: Source = 'status', subject = CACHE): Entry {
  return { subject, when: typeof time === 'string' ? inSecond(at(time)) : time, sources: [source], what };
}

/** A condition that changed. */
export function condition(
  type: string,
  status: string | undefined,
  rest: Partial<ConditionChange> = {},
): ConditionChange {
  return { kind: 'condition', type, status, reason: '', message: '', ...rest };
}

/** An Event. */
export function event(reason: string, message: string, rest: Partial<EventSeen> = {}): EventSeen {
  return { kind: 'event', type: 'Warning', reason, message, count: 1, first: undefined, reporter: 'operator', ...rest };
}

/** A write of fields. */
export function write(manager: string, fields: readonly string[], rest: Partial<Write> = {}): Write {
  return { kind: 'write', manager, operation: 'Update', subresource: undefined, fields, ...rest };
}

/** A timeline of what a store would have, at 10:41; all of it, or a part. */
export function sketch(
  entries: readonly Entry[],
  subjects: readonly Subject[] = [CACHE],
  { since, until }: Partial<Period> = {},
): Timeline {
  const now = at('10:41:00');
  const facts = { ...NO_FACTS, recorded: entries, now };
  const all = buildTimeline(facts, { since: undefined, until: undefined });
  const built = buildTimeline(facts, { since, until });
  return { ...built, subjects, lanes: lanesOf(all.entries, subjects, { now, since }) };
}
