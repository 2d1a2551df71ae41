import { numberAt, stringAt } from './json.ts';
import { parseTime } from './metadata.ts';
import type { KubeObject } from './object.ts';

/** What a Lease (coordination.k8s.io/v1) says. Times are milliseconds since the epoch. */
export interface LeaseState {
  /** '' where it was released, or never held. */
  readonly holder: string;
  readonly renewTime: number | undefined;
  readonly acquireTime: number | undefined;
  readonly durationSeconds: number | undefined;
  readonly transitions: number | undefined;
}

/** Reads a Lease that was read whole. */
export function leaseState({ body }: Pick<KubeObject, 'body'>): LeaseState {
  return {
    holder: stringAt(body, 'spec', 'holderIdentity') ?? '',
    renewTime: parseTime(stringAt(body, 'spec', 'renewTime')),
    acquireTime: parseTime(stringAt(body, 'spec', 'acquireTime')),
    durationSeconds: numberAt(body, 'spec', 'leaseDurationSeconds'),
    transitions: numberAt(body, 'spec', 'leaseTransitions'),
  };
}

/**
 * Two retry periods of client-go with its jitter (2 s × 1.2, tools/leaderelection/leaderelection.go): what a candidate
 * may take longer, and clocks that differ by a little.
 */
const MARGIN_MS = 5000;

/**
 * Whether renewTime, the lease's duration and a margin lie in the past: by this clock nobody renews it. A holder decides
 * by its own clock, so that this is a strong hint, and proof only where a second look finds it unchanged.
 * A lease without holder was released, which is no failure: never expired.
 * @param now milliseconds since the epoch
 */
export function isExpired({ holder, renewTime, durationSeconds }: LeaseState, now: number): boolean {
  if (holder === '' || renewTime === undefined) return false;
  return renewTime + (durationSeconds ?? 0) * 1000 + MARGIN_MS < now;
}
