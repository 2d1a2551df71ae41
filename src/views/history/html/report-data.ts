/**
 * What the page of a report is given, as JSON: everything is worked out and put into words already, so that the page only
 * draws. Texts are sanitised; they are data, and the page never takes them for markup. Times are milliseconds since the epoch.
 */
export interface ReportData {
  /** What the chart spans. */
  readonly from: number;
  readonly to: number;
  readonly objects: readonly ObjectData[];
  /** Oldest first. */
  readonly entries: readonly EntryData[];
}

/** One object's lanes. */
export interface ObjectData {
  /** `RedisCluster shop/cache`. */
  readonly name: string;
  readonly lanes: readonly LaneData[];
}

/** A condition over time. */
export interface LaneData {
  readonly name: string;
  /** What it comes to, in a sentence. */
  readonly summary: string;
  /** Oldest first, without gaps between them. */
  readonly stretches: readonly StretchData[];
}

/** A state from a moment to the next. */
export interface StretchData {
  readonly from: number;
  readonly to: number;
  readonly state: 'True' | 'False' | 'Unknown' | 'other' | 'absent' | 'open' | 'hole';
  readonly mood: 'good' | 'bad' | 'busy' | 'unclear';
  /** The status, or what stands for it. */
  readonly label: string;
  /** What it says when it is pointed at. */
  readonly tip: string;
}

/** Something that happened. */
export interface EntryData {
  /** Place of its object in `objects`. */
  readonly object: number;
  /** When it can have happened, or repeats from and to. */
  readonly from: number;
  readonly to: number;
  /** The same in words, in UTC. */
  readonly time: string;
  /** What sort of thing it is, such as `condition` or `event`. */
  readonly kind: string;
  readonly label: string;
  readonly text: string;
  readonly sources: string;
  readonly tone: 'plain' | 'good' | 'busy' | 'bad' | 'dim' | 'strong';
  /** The lane that it is marked on; '' where it is on none. */
  readonly lane: '' | 'writes' | 'events' | 'program';
  /** Of marks at one place the one with the highest rank is seen. */
  readonly rank: number;
}
