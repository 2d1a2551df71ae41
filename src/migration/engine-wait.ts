import type { Answer } from '../objects/gap.ts';
import { isExpired, type LeaseState } from '../objects/lease.ts';

/** Why the cluster's own engine may not be at work, as far as anything tells. Times are milliseconds. */
export type WaitReason =
  /** The StorageVersionMigration itself cannot be read. */
  | { readonly kind: 'unreadable'; readonly message: string }
  /** The controller manager no longer renews its Lease. */
  | { readonly kind: 'expired'; readonly holder: string; readonly renewedMs: number }
  /** No controller manager holds the Lease. */
  | { readonly kind: 'released' }
  /** The controller manager is alive: its controller may not be switched on. `renewedMs` undefined: it does not say. */
  | { readonly kind: 'alive'; readonly holder: string; readonly renewedMs: number | undefined }
  /** There is no such Lease: controller managers of some clusters are kept elsewhere. */
  | { readonly kind: 'no-lease' }
  | { readonly kind: 'lease-unread'; readonly message: string };

/** That nothing was seen of a StorageVersionMigration for a while. */
export interface EngineWait {
  readonly name: string;
  /** This program made it, and takes it away when it is interrupted. */
  readonly isOwn: boolean;
  readonly quietMs: number;
  readonly reason: WaitReason;
}

/**
 * Why nothing is seen of a StorageVersionMigration. One that was taken up is quiet until it has ended, which of many objects
 * takes its time: there only a controller manager that is gone is worth a word; undefined otherwise.
 * @param isTakenUp its controller has said something of it
 * @param lease of the controller manager, in which the controller runs
 * @param now milliseconds since the epoch
 */
export function waitReason(isTakenUp: boolean, lease: Answer<LeaseState>, now: number): WaitReason | undefined {
  if (lease.ok) {
    const { holder, renewTime } = lease.value;
    if (holder === '') return { kind: 'released' };
    const renewedMs = renewTime === undefined ? undefined : now - renewTime;
    if (renewedMs !== undefined && isExpired(lease.value, now)) return { kind: 'expired', holder, renewedMs };
    return isTakenUp ? undefined : { kind: 'alive', holder, renewedMs };
  }
  if (isTakenUp) return undefined;
  const { reason, message } = lease.gap;
  return reason === 'not-found' ? { kind: 'no-lease' } : { kind: 'lease-unread', message };
}
