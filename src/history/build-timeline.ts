import { mirroredUid } from '../objects/event.ts';
import type { KubeObject } from '../objects/object.ts';
import type { Entry, Subject } from './entry.ts';
import type { HistoryFacts } from './facts.ts';
import { lanesOf } from './lanes.ts';
import { merged } from './merge.ts';
import { inOrder } from './order.ts';
import { sinceThen } from './since-then.ts';
import { TRACE_READERS } from './sources/index.ts';
import { isSame, subjectOf } from './subject.ts';
import type { Timeline } from './timeline.ts';

/** What part of the past is shown. Milliseconds since the epoch. */
export interface Period {
  readonly since: number | undefined;
  readonly until: number | undefined;
}

/** Puts all traces of objects on one axis of time: what several tell is told once, and what lies outside is left out. */
export function buildTimeline(facts: HistoryFacts, { since, until }: Period): Timeline {
  const objects = facts.objects.filter((object) => !isToldByOwner(object, facts));
  const earlier = new Map((facts.known ?? []).map((subject) => [subject.uid, subject]));
  const traces = objects
    .flatMap((object) => TRACE_READERS.flatMap((read) => read(object, facts)))
    .map((entry) => ofEarlier(entry, earlier));
  const mirrors = new Map(
    objects.flatMap((object) => {
      const uid = mirroredUid(object.metadata) ?? '';
      return uid === '' ? [] : [[uid, object] as const];
    }),
  );
  const told = [...facts.logs, ...facts.recorded, ...facts.measured]
    .map((entry) => ofMirror(entry, mirrors))
    .map((entry) => ofKnown(entry, objects));
  const known = inOrder(merged([...traces, ...told]));
  const unseen = sinceThen(known, objects, facts.now);
  const entries = unseen.length === 0 ? known : inOrder([...known, ...unseen]);
  const present = objects.map(subjectOf);
  const past = (facts.known ?? []).filter(
    (subject) => !mirrors.has(subject.uid) && !present.some((other) => isSame(subject, other)),
  );
  const subjects = [...present, ...past];
  const to = until ?? facts.now;
  return {
    subjects,
    entries: entries.filter((entry) => isWithin(entry, since, to)),
    lanes: lanesOf(entries, subjects, { now: facts.now, since }, facts.covered),
    period: { from: since, to },
    gaps: facts.gaps,
    now: facts.now,
  };
}

/** A ControllerRevision has no life of its own: a rollout of its owner says all that there is. */
function isToldByOwner({ type, metadata }: KubeObject, { objects }: HistoryFacts): boolean {
  if (type.group !== 'apps' || type.kind !== 'ControllerRevision') return false;
  return objects.some((owner) => metadata.owners.some(({ uid }) => uid === owner.metadata.uid));
}

/**
 * What is told of a name alone is told of the object that has it now, if it is not older than that. Only who knows names, as
 * Prometheus does, tells no uid.
 */
function ofKnown(entry: Entry, objects: readonly KubeObject[]): Entry {
  const { subject, when } = entry;
  if (subject.uid !== '' || (subject.cluster ?? '') !== '') return entry;
  const object = objects.find((one) => isNamesake(subjectOf(one), subject));
  if (object === undefined || when.latest < (object.metadata.creationTime ?? 0)) return entry;
  return { ...entry, subject: subjectOf(object) };
}

/** A store has what kubelets report of static Pods under uids of their own. */
function ofMirror(entry: Entry, mirrors: ReadonlyMap<string, KubeObject>): Entry {
  const object = mirrors.get(entry.subject.uid);
  if (object === undefined || (entry.subject.cluster ?? '') !== '') return entry;
  return { ...entry, subject: subjectOf(object) };
}

/** An Event about an earlier object of the name is of that object's history, where a store knows it. */
function ofEarlier(entry: Entry, known: ReadonlyMap<string, Subject>): Entry {
  const { what } = entry;
  if (what.kind !== 'event' || what.earlier === undefined) return entry;
  const subject = known.get(what.earlier);
  if (subject === undefined || (subject.cluster ?? '') !== '') return entry;
  const { earlier: _, ...event } = what;
  return { ...entry, subject, what: event };
}

function isNamesake(subject: Subject, named: Subject): boolean {
  return subject.name === named.name && isSame(subject, named);
}

/** Whether any moment at which it may have happened lies within; what happened several times has from the first to the last. */
function isWithin({ when, what }: Entry, since: number | undefined, until: number): boolean {
  const first = what.kind === 'phase' ? what.repeated?.first : 'first' in what ? what.first : undefined;
  const begins = Math.min(first ?? Number.POSITIVE_INFINITY, when.earliest ?? Number.NEGATIVE_INFINITY);
  return when.latest >= (since ?? Number.NEGATIVE_INFINITY) && begins <= until;
}
