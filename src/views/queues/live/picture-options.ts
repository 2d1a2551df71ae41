import type { Paint } from '../../text/paint.ts';

/** How to draw. */
export interface PictureOptions {
  /** Terminal columns. */
  readonly width: number;
  /** Lines that may be used. */
  readonly height: number;
  readonly paint: Paint;
  /** Whether the terminal shows more than ASCII. */
  readonly unicode: boolean;
  /** Milliseconds between two looks. */
  readonly interval: number;
  /** Whether there is a keyboard. */
  readonly keys: boolean;
}
