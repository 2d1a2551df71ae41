import type { JsonObject } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import type { Entry, Subject } from './entry.ts';
import { differences } from './recording/differences.ts';
import { fieldChanges } from './recording/field-changes.ts';
import { momentOf } from './recording/moment.ts';
import { type ObjectState, objectState, specOf } from './recording/object-state.ts';
import { subjectOf } from './subject.ts';
import type { When } from './when.ts';

interface Known {
  readonly subject: Subject;
  readonly version: string;
  readonly state: ObjectState;
  readonly spec: JsonObject | undefined;
  /** Since when nothing of it was missed; undefined: since it was first read. Milliseconds since the epoch. */
  readonly since: number | undefined;
}

/** An object that is followed. */
export type Followed = Pick<Known, 'subject' | 'since'>;

/** Objects that are followed: what happened to each is what differs from its state before. */
export class WatchedObjects {
  readonly #known = new Map<string, Known>();
  #sequence = 0;

  /** Begins with objects as they are; what they tell of their past is for others to tell. */
  constructor(objects: readonly KubeObject[]) {
    for (const object of objects) this.#keep(object, objectState(object).state, undefined);
  }

  /** Whether an object of this uid is followed. */
  has(uid: string): boolean {
    return this.#known.has(uid);
  }

  /** Those that are followed. */
  followed(): readonly Followed[] {
    return [...this.#known.values()];
  }

  /**
   * What happened to an object since it was seen last; one that is new is followed from now on. It may have been there before,
   * without the labels or the owner by which it is followed: what it is can be as old as it is.
   * @param seen when it can have happened
   * @param afterHole whether states in between may have been missed
   */
  changed(object: KubeObject, seen: When, afterHole: boolean): readonly Entry[] {
    const known = this.#known.get(object.metadata.uid);
    if (known?.version === object.metadata.resourceVersion) return [];
    const spec = specOf(object);
    const found = differences(known?.state, object, {
      afterHole,
      fieldChanges: () =>
        known?.spec === undefined || spec === undefined ? undefined : fieldChanges(known.spec, spec),
    });
    const { creationTime } = object.metadata;
    // The time at which it was made is cut to the second.
    const isOlder = creationTime === undefined || creationTime + 999 < (seen.earliest ?? creationTime);
    const range = known === undefined && isOlder ? { ...seen, earliest: creationTime } : seen;
    this.#keep(object, found.state, known === undefined ? (isOlder ? seen.latest : creationTime) : known.since);
    const subject = subjectOf(object);
    // What is seen at once is in no order.
    const isOrdered = known !== undefined && !afterHole;
    return found.differences.map((difference) => ({
      subject,
      when: momentOf(difference, range),
      sources: ['watch'],
      what: difference.what,
      ...(isOrdered ? { sequence: this.#next() } : {}),
    }));
  }

  /** An object is gone; nothing where it was not followed. */
  gone(uid: string, seen: When): readonly Entry[] {
    const known = this.#known.get(uid);
    this.#known.delete(uid);
    return known === undefined
      ? []
      : [{ subject: known.subject, when: seen, sources: ['watch'], what: { kind: 'deleted' }, sequence: this.#next() }];
  }

  /** A watch tells changes in their order. */
  #next(): number {
    this.#sequence += 1;
    return this.#sequence;
  }

  #keep(object: KubeObject, state: ObjectState, since: number | undefined): void {
    const { uid, resourceVersion } = object.metadata;
    this.#known.set(uid, { subject: subjectOf(object), version: resourceVersion, state, spec: specOf(object), since });
  }
}
