import type { RecordState } from '../../history/recording/record-state.ts';
import type { WatchedScope } from './scope.ts';

/** Counts what a recording does. */
export interface RecordProgress {
  state(): RecordState;
  written(written: { readonly changes: number; readonly entries: number; readonly objects: number }): void;
  /** So many objects are there as it begins. */
  counted(objects: number): void;
  /** The scope is read, again or for the first time. */
  read(scope: WatchedScope): void;
  hole(): void;
  /** The scope cannot be read. Answers whether that is new. */
  lost(scope: WatchedScope): boolean;
  /** Whether anything was written since it last failed. */
  worked(): boolean;
  failed(): void;
  recovered(): void;
  hasFailed(): boolean;
}

const RATE_OVER = 10;

/** @param seconds a clock in seconds, which nobody sets */
export function recordProgress(seconds: () => number): RecordProgress {
  let [objects, changes, entries, holes] = [0, 0, 0, 0];
  let isFailed = false;
  let hasWorked = false;
  const lost = new Set<WatchedScope>();
  /** Changes of each of the last seconds. */
  const recent = new Map<number, number>();
  const began = seconds();
  return {
    state() {
      const now = Math.floor(seconds());
      const counted = [...recent].filter(([second]) => second >= now - RATE_OVER && second < now);
      const over = Math.max(1, Math.min(RATE_OVER, now - Math.floor(began)));
      const rate = counted.reduce((sum, [, count]) => sum + count, 0) / over;
      return { objects, changes, entries, rate, holes, lost: lost.size, isWriting: !isFailed };
    },
    written(written) {
      hasWorked = true;
      changes += written.changes;
      entries += written.entries;
      objects += written.objects;
      const now = Math.floor(seconds());
      recent.set(now, (recent.get(now) ?? 0) + written.changes);
      for (const second of recent.keys()) if (second < now - RATE_OVER) recent.delete(second);
    },
    counted(count) {
      objects = count;
    },
    read: (scope) => void lost.delete(scope),
    hole() {
      holes += 1;
    },
    lost(scope) {
      const isNew = !lost.has(scope);
      lost.add(scope);
      return isNew;
    },
    worked: () => hasWorked,
    failed() {
      isFailed = true;
      hasWorked = false;
    },
    recovered() {
      isFailed = false;
    },
    hasFailed: () => isFailed,
  };
}
