import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { buildTimeline, type Period } from '../../history/build-timeline.ts';
import type { Coverage } from '../../history/coverage.ts';
import type { Entry, Subject } from '../../history/entry.ts';
import { type HistoryFacts, NO_FACTS } from '../../history/facts.ts';
import { events as eventTraces } from '../../history/sources/events.ts';
import { subjectKey, subjectOf } from '../../history/subject.ts';
import type { Timeline } from '../../history/timeline.ts';
import { WatchedObjects } from '../../history/watched-objects.ts';
import type { When } from '../../history/when.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { distinctGaps } from '../distinct-gaps.ts';
import { followScope, type ScopeListener } from './follow-scope.ts';
import { eventScopes, type FollowScope, type FollowWish, followScopes } from './follow-scopes.ts';

/** Entries that are kept: a view that runs for weeks must not grow with them. */
const MOST = 5000;

/** The history of objects, as it goes on: what was read at first, and what is seen from then on. */
export class LiveHistory {
  readonly #facts: HistoryFacts;
  readonly #reader: ClusterReader;
  readonly #watched: WatchedObjects;
  readonly #objects: Map<string, KubeObject>;
  /** What was told when it began: traces are of the time at which they were read. */
  readonly #before: Timeline;
  /** Events by uid, with the versions that were told. */
  readonly #events: Map<string, string>;
  readonly #scopes: readonly FollowScope[];
  readonly #eventScopes: readonly FollowScope[];
  #entries: Entry[] = [];
  #gaps: Gap[] = [];
  #coveredSince: number;

  /** @param facts that were read of the wish's objects */
  constructor(facts: HistoryFacts, wish: FollowWish, reader: ClusterReader, discovery: Discovery) {
    this.#facts = facts;
    this.#reader = reader;
    this.#watched = new WatchedObjects(facts.objects);
    this.#objects = new Map(facts.objects.map((object) => [object.metadata.uid, object]));
    this.#before = buildTimeline(facts, { since: undefined, until: undefined });
    this.#events = new Map(facts.events.map(({ metadata }) => [metadata.uid, metadata.resourceVersion]));
    this.#scopes = followScopes(wish, (uid) => this.#watched.has(uid));
    this.#eventScopes = eventScopes(wish.objects, discovery);
    this.#coveredSince = facts.now;
  }

  /** The timeline at this moment. */
  timeline({ since }: Pick<Period, 'since'>): Timeline {
    const now = this.#reader.now();
    const facts: HistoryFacts = {
      ...NO_FACTS,
      recorded: [...this.#before.entries, ...this.#entries],
      known: distinct([...this.#before.subjects, ...[...this.#objects.values()].map(subjectOf)]),
      covered: [...(this.#facts.covered ?? []), ...this.#covered(now)],
      gaps: distinctGaps([...this.#facts.gaps, ...this.#gaps]),
      now,
    };
    return buildTimeline(facts, { since, until: undefined });
  }

  /** Follows all until the signal aborts. @param onNews called with each thing that happens */
  async follow(onNews: (entries: readonly Entry[]) => void, signal: AbortSignal): Promise<void> {
    const onGap = (gap: Gap) => {
      this.#gaps = distinctGaps([...this.#gaps, gap]);
      onNews([]);
    };
    const tell = (entries: readonly Entry[]) => {
      if (entries.length > 0) onNews(entries);
    };
    await Promise.all([
      ...this.#scopes.map((scope) =>
        followScope(scope, this.#reader, this.#objectListener(scope, tell, onGap), signal),
      ),
      ...this.#eventScopes.map((scope) => followScope(scope, this.#reader, this.#eventListener(tell, onGap), signal)),
    ]);
  }

  #objectListener(
    scope: FollowScope,
    tell: (entries: readonly Entry[]) => void,
    onGap: ScopeListener['onGap'],
  ): ScopeListener {
    const added = (entries: readonly Entry[]) => this.#add(entries, tell);
    return {
      onChanged: (object, seen, afterHole) => {
        this.#objects.set(object.metadata.uid, object);
        added(this.#watched.changed(object, seen, afterHole));
      },
      onDeleted: (object, seen) => added(this.#watched.gone(object.metadata.uid, seen)),
      onListed: (objects, seen, isFirst) => {
        const present = new Set(objects.map(({ metadata }) => metadata.uid));
        const lost = [...this.#objects.values()].filter((object) => isOf(object, scope) && scope.isWanted(object));
        if (!isFirst) {
          this.#coveredSince = seen.latest;
          added(lost.flatMap((object) => (this.#watched.has(object.metadata.uid) ? [holeOf(object, seen)] : [])));
        }
        added(lost.flatMap(({ metadata: { uid } }) => (present.has(uid) ? [] : this.#watched.gone(uid, seen))));
      },
      onGap,
    };
  }

  #eventListener(tell: (entries: readonly Entry[]) => void, onGap: ScopeListener['onGap']): ScopeListener {
    return {
      onChanged: (event) => {
        const { uid, resourceVersion } = event.metadata;
        if (this.#events.get(uid) === resourceVersion) return;
        const facts = { ...this.#facts, events: [event] };
        const entries = [...this.#objects.values()].flatMap((object) => eventTraces(object, facts));
        if (entries.length === 0) return;
        this.#events.set(uid, resourceVersion);
        const [oldest] = this.#events.keys();
        if (this.#events.size > MOST && oldest !== undefined) this.#events.delete(oldest);
        this.#add(entries, tell);
      },
      // Events that are forgotten happened all the same.
      onDeleted: () => undefined,
      onListed: () => undefined,
      onGap,
    };
  }

  #add(entries: readonly Entry[], tell: (entries: readonly Entry[]) => void): void {
    this.#entries = [...this.#entries, ...entries].slice(-MOST);
    tell(entries);
  }

  #covered(until: number): readonly Coverage[] {
    return this.#watched.subjects().map((subject) => ({ subject, since: this.#coveredSince, until }));
  }
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
