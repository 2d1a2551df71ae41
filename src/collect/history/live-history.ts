import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { buildTimeline, type Period } from '../../history/build-timeline.ts';
import type { Coverage } from '../../history/coverage.ts';
import type { Entry, Subject } from '../../history/entry.ts';
import { type HistoryFacts, NO_FACTS } from '../../history/facts.ts';
import { subjectKey, subjectOf } from '../../history/subject.ts';
import type { Timeline } from '../../history/timeline.ts';
import { WatchedObjects } from '../../history/watched-objects.ts';
import type { When } from '../../history/when.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { distinctGaps } from '../distinct-gaps.ts';
import { followScope, type ScopeListener } from './follow-scope.ts';
import { eventScopes, type FollowScope, type FollowWish, followScopes, scopeKey } from './follow-scopes.ts';
import { LiveEvents } from './live-events.ts';
import { ownedLater } from './owned-later.ts';

/** Entries that are kept: a view that runs for weeks must not grow with them. */
const MOST = 5000;
/** Objects that are gone and are kept, since something may be reported about them yet. */
const MOST_GONE = 200;

/** How to follow. */
export interface FollowOptions {
  /** When the wish's objects began to be read, by the clock of the cluster; milliseconds since the epoch. */
  readonly readAt: number;
  /** With `tree`: what they own may be in other namespaces. */
  readonly allNamespaces: boolean;
  /** With `tree`: milliseconds between two looks for types that they own for the first time; 10 s where it is not said. */
  readonly every?: number;
}

type Tell = (entries: readonly Entry[]) => void;

/** The history of objects, as it goes on: what was read at first, and what is seen from then on. */
export class LiveHistory {
  readonly #facts: HistoryFacts;
  readonly #wish: FollowWish;
  readonly #options: FollowOptions;
  readonly #reader: ClusterReader;
  readonly #discovery: Discovery;
  readonly #watched: WatchedObjects;
  /** By uid: those that are followed, and the last ones that are gone. */
  readonly #objects: Map<string, KubeObject>;
  readonly #gone = new Set<string>();
  /** What was told when it began: traces are of the time at which they were read. */
  readonly #before: Timeline;
  readonly #events: LiveEvents;
  /** Keys of scopes that are watched. */
  readonly #scopes = { objects: new Set<string>(), events: new Set<string>() };
  #entries: readonly Entry[] = [];
  #gaps: readonly Gap[] = [];
  #coveredSince: number;

  /** @param facts that were read of the wish's objects */
  constructor(
    facts: HistoryFacts,
    wish: FollowWish,
    reader: ClusterReader,
    discovery: Discovery,
    options: FollowOptions,
  ) {
    this.#facts = facts;
    this.#wish = wish;
    this.#options = options;
    this.#reader = reader;
    this.#discovery = discovery;
    this.#watched = new WatchedObjects(facts.objects);
    this.#objects = new Map(facts.objects.map((object) => [object.metadata.uid, object]));
    this.#before = buildTimeline(facts, { since: undefined, until: undefined });
    this.#events = new LiveEvents(facts);
    this.#coveredSince = facts.now;
  }

  /** The timeline at this moment. */
  timeline({ since }: Pick<Period, 'since'>): Timeline {
    const now = this.#reader.now();
    const seen = [...[...this.#objects.values()].map(subjectOf), ...this.#entries.map(({ subject }) => subject)];
    const facts: HistoryFacts = {
      ...NO_FACTS,
      recorded: [...this.#before.entries, ...this.#entries],
      known: distinct([...this.#before.subjects, ...seen]),
      covered: [...(this.#facts.covered ?? []), ...this.#covered(now)],
      gaps: distinctGaps([...this.#facts.gaps, ...this.#gaps]),
      now,
    };
    return buildTimeline(facts, { since, until: undefined });
  }

  /** Follows all until the signal aborts. @param onNews called with each thing that happens */
  async follow(onNews: Tell, signal: AbortSignal): Promise<void> {
    const onGap = (gap: Gap) => {
      this.#gaps = distinctGaps([...this.#gaps, gap]);
      onNews([]);
    };
    const tell: Tell = (entries) => {
      if (entries.length === 0) return;
      this.#entries = [...this.#entries, ...entries].slice(-MOST);
      onNews(entries);
    };
    const start = (objects: readonly KubeObject[], isLate: boolean) => {
      const since = isLate ? this.#reader.now() : this.#options.readAt;
      const scopes = followScopes({ ...this.#wish, objects }, (uid) => this.#watched.has(uid));
      return Promise.all([
        ...fresh(scopes, this.#scopes.objects).map((scope) =>
          followScope(scope, this.#reader, this.#objectListener(scope, isLate, tell, onGap), since, signal),
        ),
        ...fresh(eventScopes(objects, this.#discovery), this.#scopes.events).map((scope) =>
          followScope(scope, this.#reader, this.#eventListener(tell, onGap), since, signal),
        ),
      ]);
    };
    const later = async () => {
      const roots = () => [...this.#objects.values()].filter(({ metadata }) => this.#watched.has(metadata.uid));
      const started = [];
      for await (const owned of ownedLater(roots, this.#reader, this.#options, signal))
        started.push(start(owned, true));
      await Promise.all(started);
    };
    await Promise.all([start(this.#wish.objects, false), this.#wish.tree ? later() : undefined]);
  }

  /** @param isLate what is in the scope is followed from when it is seen first, and all else since before that */
  #objectListener(scope: FollowScope, isLate: boolean, tell: Tell, onGap: ScopeListener['onGap']): ScopeListener {
    const gone = (uid: string, seen: When) => {
      this.#gone.add(uid);
      const [oldest] = this.#gone;
      if (this.#gone.size > MOST_GONE && oldest !== undefined) {
        this.#gone.delete(oldest);
        this.#objects.delete(oldest);
      }
      return this.#watched.gone(uid, seen);
    };
    return {
      onChanged: (object, seen, afterHole) => {
        const { uid } = object.metadata;
        const isNew = !this.#objects.has(uid);
        this.#objects.set(uid, object);
        this.#gone.delete(uid);
        tell(this.#watched.changed(object, seen, afterHole));
        if (isNew) tell(this.#events.strayAbout(object));
      },
      onDeleted: (object, seen) => tell(gone(object.metadata.uid, seen)),
      onUnselected: ({ metadata: { uid } }, seen) => {
        const entries = gone(uid, seen);
        tell(entries.map((entry) => ({ ...entry, what: { kind: 'hole', from: seen.latest, why: UNSELECTED } })));
      },
      onListed: (objects, seen, isFirst) => {
        const present = new Set(objects.map(({ metadata }) => metadata.uid));
        const known = [...this.#objects.values()].filter(
          (object) => this.#watched.has(object.metadata.uid) && isOf(object, scope) && scope.isWanted(object),
        );
        if (!isFirst) tell(known.map((object) => holeOf(object, seen)));
        if (!isFirst || !isLate) this.#coveredSince = Math.max(this.#coveredSince, seen.latest);
        return known.filter(({ metadata }) => !present.has(metadata.uid));
      },
      onGap,
    };
  }

  #eventListener(tell: Tell, onGap: ScopeListener['onGap']): ScopeListener {
    return {
      onChanged: (event) => tell(this.#events.seen(event, this.#objects.values())),
      // Events that are forgotten happened all the same.
      onDeleted: () => undefined,
      onUnselected: () => undefined,
      onListed: () => [],
      onGap,
    };
  }

  #covered(until: number): readonly Coverage[] {
    return this.#watched
      .followed()
      .map(({ subject, since = 0 }) => ({ subject, since: Math.max(since, this.#coveredSince), until }));
  }
}

const UNSELECTED = 'it no longer has the labels that are followed';

/** Scopes that were not there before; they are from then on. */
function fresh(scopes: readonly FollowScope[], known: Set<string>): readonly FollowScope[] {
  return scopes.filter((scope) => {
    const isFresh = !known.has(scopeKey(scope));
    known.add(scopeKey(scope));
    return isFresh;
  });
}

function distinct(subjects: readonly Subject[]): readonly Subject[] {
  return [...new Map(subjects.map((subject) => [subjectKey(subject), subject])).values()];
}

function isOf({ type, metadata }: KubeObject, scope: FollowScope): boolean {
  return (
    type.group === scope.type.group &&
    type.kind === scope.type.kind &&
    (scope.namespace === undefined || metadata.namespace === scope.namespace)
  );
}

function holeOf(object: KubeObject, { earliest, latest }: When): Entry {
  return {
    subject: subjectOf(object),
    when: { earliest: latest, latest },
    sources: ['watch'],
    what: { kind: 'hole', from: earliest ?? latest, why: 'the watch was interrupted' },
  };
}
