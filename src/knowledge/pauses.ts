import type { Certainty } from '../objects/certainty.ts';
import type { Json } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { isActive, valuesAtPath } from './active-when.ts';
import { PAUSES } from './generated/pauses.ts';
import type { DeletionWhilePaused, PauseEntry } from './pause-entry.ts';
import { type Fit, fitOf } from './type-pattern.ts';

/** A switch that was found on. */
export interface ActivePause {
  readonly entry: PauseEntry;
  /** The object that it is on: the one that was asked about, or one of its parents. */
  readonly on: KubeObject;
  /** `annotation cluster.x-k8s.io/paused`, `label …`, `spec.suspend`; may hold cluster data. */
  readonly where: string;
  /** As text; lists and objects as JSON. */
  readonly value: string;
  /**
   * What becomes of a deletion of the object that was asked about. `unknown` too for a switch on a parent of which
   * nobody knows that it holds for what belongs to it.
   */
  readonly deletion: DeletionWhilePaused;
  /**
   * `certain` that the switch is meant for the object's operator where its type is one that the switch is known on;
   * `likely` where the type is near; `possible` where it only looks like a switch, belongs to another owner, or is on a
   * parent.
   */
  readonly certainty: Certainty;
}

const heuristics = PAUSES.filter(({ qualifier }) => qualifier === 'heuristic');
const known = PAUSES.filter(({ qualifier }) => qualifier !== 'heuristic');

/**
 * The switches that are on on an object or its parents, the object's own first, known ones before what looks like one.
 * Read the objects whole: of metadata alone, annotations and labels are judged and fields are not.
 * @param parents its owners, and others whose switches may hold for it, such as the Cluster of a Cluster API object
 */
export function pausesOf(object: KubeObject, parents: readonly KubeObject[]): readonly ActivePause[] {
  return [
    ...switchesOf(object).map((found) => ({ ...found, deletion: found.entry.deletion, certainty: certaintyOf(found) })),
    ...parents.flatMap(switchesOf).map((found) => {
      const covered = found.entry.covers !== undefined && fitOf(found.entry.covers, object.type) === 'type';
      return {
        ...found,
        deletion: covered ? found.entry.deletion : ('unknown' as const),
        certainty: covered ? certaintyOf(found) : ('possible' as const),
      };
    }),
  ].map(({ fit: _, ...pause }) => pause);
}

interface Switch extends Pick<ActivePause, 'entry' | 'on' | 'where' | 'value'> {
  readonly fit: Fit;
}

function switchesOf(object: KubeObject): readonly Switch[] {
  // A field of the same path on another kind of the group is another field; an annotation is the same one.
  const found = known
    .flatMap((entry) => activeOn(entry, object))
    .filter(({ entry, fit }) => fit !== 'other' && !(entry.at === 'field' && fit === 'group'));
  const places = new Set(found.map(({ where }) => where));
  return [
    ...found,
    ...heuristics.flatMap((entry) => activeOn(entry, object)).filter(({ where }) => !places.has(where)),
  ];
}

function activeOn(entry: PauseEntry, on: KubeObject): Switch[] {
  return placesOf(entry, on)
    .filter(({ value }) => isActive(entry.active, value))
    .map(({ where, value }) => ({ entry, on, where, value: asText(value), fit: fitOf(entry.types, on.type) }));
}

/** The values that a switch can have on an object, and where each stands. */
function placesOf({ at, key }: PauseEntry, { metadata, body }: KubeObject): readonly { where: string; value: Json }[] {
  if (at === 'field') return valuesAtPath(body, key).map((value) => ({ where: key, value }));
  const values = at === 'label' ? metadata.labels : metadata.annotations;
  return Object.entries(values)
    .filter(([name]) => (key.startsWith('*') ? name.endsWith(key.slice(1)) : name === key))
    .map(([name, value]) => ({ where: `${at} ${name}`, value }));
}

function certaintyOf({ entry, fit }: Switch): Certainty {
  if (entry.qualifier === 'heuristic' || entry.stops === 'ownership') return 'possible';
  return fit === 'type' ? 'certain' : 'likely';
}

function asText(value: Json): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
