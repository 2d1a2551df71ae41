import { type Coverage, LATENESS } from '../../history/coverage.ts';
import type { Entry, Subject } from '../../history/entry.ts';
import { subjectKey } from '../../history/subject.ts';
import type { Problem } from '../../objects/problem.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import type { CoveredTime, RecordedObject, StoreQuery } from '../../store/read-store.ts';
import { fromStores } from './from-stores.ts';

/** What stores of `record` know. */
export interface Recorded {
  /** Whose: those that are there, and those that are gone. */
  readonly subjects: readonly Subject[];
  readonly entries: readonly Entry[];
  readonly covered: readonly Coverage[];
  /** Stores that could not be read. */
  readonly problems: readonly Problem[];
}

/**
 * Reads what stores know of objects, by their names: also of those of the same name that were there before.
 * @param cluster uid of the cluster that is read; undefined where none is
 * @param now milliseconds since the epoch: since the recorder ended until then is a hole, too; undefined: leave that out
 */
export async function readRecorded(
  paths: readonly string[],
  queries: readonly StoreQuery[],
  cluster: string | undefined,
  now?: number,
): Promise<Recorded> {
  const { found, problems } = await fromStores(paths, (store, path) =>
    queries
      .flatMap((query) => store.read(query, cluster))
      .map((object) => ({ ...object, entries: object.entries.map((one) => ({ ...one, store: path })) })),
  );
  const objects = combined(found.flat());
  return {
    subjects: objects.map(({ subject }) => subject),
    entries: objects.flatMap((object) => [...object.entries, ...holesOf(object, now)]),
    covered: objects.flatMap(({ subject, covered }) =>
      covered.map(({ since, until }) => ({ subject, since, until: Math.max(since, until) })),
    ),
    problems,
  };
}

/** What several stores know of one object is of one: where one of them was watching, there is no hole. */
function combined(found: readonly RecordedObject[]): readonly RecordedObject[] {
  const groups = Map.groupBy(found, ({ subject }) => subjectKey(subject));
  const bySince = (times: readonly CoveredTime[]) => times.toSorted((a, b) => a.since - b.since);
  return [...groups.values()].flatMap((group): RecordedObject[] => {
    const [first] = group;
    if (first === undefined || group.length === 1) return group;
    return [
      {
        ...first,
        entries: group.flatMap(({ entries }) => entries),
        covered: bySince(group.flatMap(({ covered }) => covered)),
        eventsCovered: bySince(group.flatMap(({ eventsCovered }) => eventsCovered)),
        isDeleted: group.some(({ isDeleted }) => isDeleted),
      },
    ];
  });
}

/** The types that stores have something of, as far as the stores know them. */
export async function recordedTypes(paths: readonly string[]): Promise<readonly ResourceType[]> {
  const { found } = await fromStores(paths, (store) => store.types());
  const types = new Map<string, ResourceType>();
  for (const { group, resource, kind } of found.flat()) {
    const names = { singular: kind.toLowerCase(), shortNames: [], categories: [] };
    types.set(`${group}/${kind}`, { group, version: '', resource, kind, ...names, namespaced: true, verbs: [] });
  }
  return [...types.values()];
}

/** What lies between the times in which the object, or Events about it, were watched, while it was there. */
function holesOf(
  { subject, covered, eventsCovered, entries }: RecordedObject,
  now: number | undefined,
): readonly Entry[] {
  // A hundred thousand entries are too many arguments for a call.
  const begun = entries.reduce((first, { when }) => Math.min(first, when.earliest ?? when.latest), Infinity);
  const over = entries.find(({ what }) => what.kind === 'deleted')?.when.latest ?? Number.POSITIVE_INFINITY;
  const own = [...between(covered), ...sinceThen(covered, now)];
  const isWithin = ({ from, to }: Span) => own.some((hole) => hole.from <= from && to <= hole.to);
  const ofEvents = between(eventsCovered).filter((hole) => !isWithin(hole));
  return [
    ...own.map((hole) => ({ ...hole, only: {} })),
    ...ofEvents.map((hole) => ({ ...hole, only: { only: 'events' } as const })),
  ]
    .filter(({ from, to }) => to > begun && from < over)
    .map(
      ({ from, to, why, only }): Entry => ({
        subject,
        when: { earliest: to, latest: to },
        sources: ['record'],
        what: { kind: 'hole', from, why, ...only },
      }),
    );
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly why: string;
}

/**
 * A list that has come is a sign of a recorder at work; what is surely stored before anything else has come is what happened
 * until it was asked for.
 * @param covered by its beginning
 */
function between(covered: readonly CoveredTime[]): readonly Span[] {
  const holes: Span[] = [];
  let sure = 0;
  let seen: number | undefined;
  for (const { since, until, why } of covered) {
    if (seen !== undefined && since > seen) holes.push({ from: sure, to: since, why });
    sure = Math.max(sure, until);
    seen = Math.max(seen ?? 0, since, until);
  }
  return holes;
}

/** What has come since a recorder was last at work. */
function sinceThen(covered: readonly CoveredTime[], now: number | undefined): readonly Span[] {
  const seen = Math.max(...covered.map(({ since, until }) => Math.max(since, until)));
  if (covered.length === 0 || now === undefined || seen >= now - LATENESS) return [];
  return [{ from: Math.max(...covered.map(({ until }) => until)), to: now, why: 'nothing has been recorded since' }];
}
