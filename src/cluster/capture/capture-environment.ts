import type { ReaderEnvironment } from '../connection.ts';

/** What opening a capture needs besides its path. */
export interface CaptureEnvironment extends Pick<ReaderEnvironment, 'now' | 'trace'> {
  /** `-n`: the namespace to use where none is named. */
  readonly namespace?: string | undefined;
}
