import type { Entry } from '../../history/entry.ts';
import type { HistoryFacts } from '../../history/facts.ts';
import { events as eventTraces } from '../../history/sources/events.ts';
import type { KubeObject } from '../../objects/object.ts';

/** Events that are remembered: as told, and as about no object that is known. */
const MOST_TOLD = 5000;
const MOST_STRAY = 200;

/** Events about objects that are followed: each state of an Event is told once. */
export class LiveEvents {
  readonly #facts: HistoryFacts;
  /** Events by uid, with the versions that were told. */
  readonly #told: Map<string, string>;
  /** About no object that is known yet: a watch of Events can be ahead of those of objects. By uid. */
  readonly #stray = new Map<string, KubeObject>();

  /** @param facts with the Events that were told before */
  constructor(facts: HistoryFacts) {
    this.#facts = facts;
    this.#told = new Map(facts.events.map(({ metadata }) => [metadata.uid, metadata.resourceVersion]));
  }

  /** What an Event tells of these objects; nothing where that was told. */
  seen(event: KubeObject, objects: Iterable<KubeObject>): readonly Entry[] {
    const { uid, resourceVersion } = event.metadata;
    if (this.#told.get(uid) === resourceVersion) return [];
    const facts = { ...this.#facts, events: [event] };
    const entries = [...objects].flatMap((object) => eventTraces(object, facts));
    if (entries.length === 0) keep(this.#stray, uid, event, MOST_STRAY);
    else {
      this.#stray.delete(uid);
      keep(this.#told, uid, resourceVersion, MOST_TOLD);
    }
    return entries;
  }

  /** What Events that came before an object was known tell of it. */
  strayAbout(object: KubeObject): readonly Entry[] {
    return [...this.#stray.values()].flatMap((event) => this.seen(event, [object]));
  }
}

/** Keeps the latest of them. */
function keep<T>(all: Map<string, T>, key: string, value: T, most: number): void {
  all.delete(key);
  all.set(key, value);
  const [oldest] = all.keys();
  if (all.size > most && oldest !== undefined) all.delete(oldest);
}
