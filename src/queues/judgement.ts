/**
 * What a controller is at. The order is that of how much they need somebody, worst first.
 */
export const STATES = [
  'nobody-leads',
  'hung-worker',
  'restarted',
  'gave-up',
  'failing',
  'hot-loop',
  'stalled',
  'saturated',
  'rate-limited',
  'webhook-failing',
  'throttled',
  'webhook-slow',
  'requeueing',
  'contradiction',
  'slow',
  'timer-driven',
  'healthy',
  'idle',
  'standby',
  'unknown',
] as const;

/** One of them. */
export type QueueState = (typeof STATES)[number];

/** What is judged of one controller, or of a process. */
export interface Judgement {
  readonly state: QueueState;
  /** `bad` makes the exit code 1; `note` is worth knowing. */
  readonly level: 'bad' | 'note' | 'good';
  /** One sentence, with the figures that it rests on. */
  readonly text: string;
  /** What to do, or where to look. */
  readonly next?: string | undefined;
  /** How what is said was obtained, where it is an estimate. */
  readonly estimate?: string | undefined;
}
