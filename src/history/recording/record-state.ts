/** How far a recording is, as counted since it began. */
export interface RecordState {
  /** That are there. */
  readonly objects: number;
  /** Changes that came from watches, and entries that were stored of them and of lists. */
  readonly changes: number;
  readonly entries: number;
  /** Changes a second, over the last ten seconds. */
  readonly rate: number;
  /** Times at which something may have been missed, each scope by itself. */
  readonly holes: number;
  /** Scopes that cannot be read for now. */
  readonly lost: number;
  /** Whether the store can be written. */
  readonly isWriting: boolean;
}
