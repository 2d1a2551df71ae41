import type { Subject } from '../history/entry.ts';
import type { Happening } from '../history/happening.ts';
import type { ObjectState } from '../history/recording/object-state.ts';
import type { When } from '../history/when.ts';
import type { JsonObject } from '../objects/json.ts';

/** A cluster as the store knows it: by the uid of its namespace kube-system, which no other has. */
export interface ClusterIdentity {
  readonly uid: string;
  /** What people call it: context or server. */
  readonly name: string;
}

/** An object of the store, with the state that its next change is compared with. */
export interface StoredObject {
  readonly id: number;
  /** resourceVersion of the state; '' where there is none. */
  readonly version: string;
  readonly state: ObjectState | undefined;
  /** Its spec as of then; undefined where specs are not kept. */
  readonly spec: JsonObject | undefined;
  /** Before this time nothing more of it can have happened: `latest` of its last entry. */
  readonly latest: number;
  readonly deleted: boolean;
}

/** What of an object changes with what happens to it. */
export interface ObjectUpdate {
  readonly version: string;
  readonly state: ObjectState | undefined;
  /** undefined: as it was. */
  readonly spec?: JsonObject | undefined;
  readonly selector: string;
  readonly latest: number;
  readonly deleted: boolean;
  /** Number of the list that has it; undefined: it comes from a watch, and no list that is being read can miss it. */
  readonly listing: number | undefined;
}

/** Something that happened, on its way into the store. */
export interface NewEntry {
  readonly when: When;
  readonly what: Happening;
  /** It follows what was stored of the object before: their numbers tell the order. */
  readonly ordered: boolean;
  /** uid of the Event that tells it. */
  readonly event?: string;
}

/** The objects of a type; a namespace of '' is all of them. */
interface ObjectScope {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly selector: string;
}

/** What is asked of the store while changes are written down; all of it within `transaction`. */
export interface RecordStore {
  /** After something was taken out: what is remembered of the file may be gone. */
  forget(): void;
  /** All that `work` writes is there afterwards, or, where it throws, none of it. */
  transaction<T>(work: () => T): T;
  cluster(identity: ClusterIdentity): number;
  find(cluster: number, uid: string): StoredObject | undefined;
  /** The id of the object, which is made where it is not known, and has this name from now on. */
  object(cluster: number, subject: Subject): number;
  /**
   * The object that an Event names: of that uid, or, where it names none, of that name and not deleted. `other`: the uid is
   * another object's; whoever may write Events may name any uid.
   */
  findNamed(cluster: number, subject: Subject): number | 'other' | undefined;
  update(object: number, update: ObjectUpdate): void;
  /** Says that a list had the object, as it is stored. */
  seen(object: number, listing: number, selector: string): void;
  add(object: number, entries: readonly NewEntry[]): void;
  /** resourceVersion of an Event that is in. */
  eventVersion(cluster: number, uid: string): string | undefined;
  keepEvent(cluster: number, uid: string, version: string, latest: number): void;
  /** Whatever resourceVersion the objects of a type have next counts as newer. */
  forgetVersions(cluster: number, scope: ObjectScope): void;
  /** The same of Events. */
  forgetEventVersions(cluster: number): void;
  /** Objects of a type that are there. */
  count(cluster: number, scope: ObjectScope): number;
  /** Objects of a type that are not known to be deleted and were neither in the list nor in a later one. */
  unlisted(cluster: number, scope: ObjectScope, listing: number): readonly UnlistedObject[];
}

/** An object that is stored, and that a list did not have. */
export interface UnlistedObject extends StoredObject {
  readonly name: string;
  /** '' where it is cluster-scoped. */
  readonly namespace: string;
  readonly uid: string;
}
