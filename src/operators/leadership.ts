import { hostsIn } from '../knowledge/holder-identity.ts';
import type { Answer } from '../objects/gap.ts';
import { isExpired, type LeaseState, leaseState } from '../objects/lease.ts';
import type { KubeObject } from '../objects/object.ts';
import { processOf } from './acting-pods.ts';
import type { LeaderElection } from './model.ts';

/** Who leads, as a Lease and the pods tell it. */
export type Leadership =
  /** The holder runs and renews. */
  | { readonly kind: 'led' }
  /** The holder runs, but does not renew. */
  | { readonly kind: 'silent'; readonly state: LeaseState; readonly pod: KubeObject }
  /** The process that took the Lease runs no more. `how` continues "its holder". */
  | { readonly kind: 'dead'; readonly state: LeaseState; readonly how: string; readonly isLong: boolean }
  /** Nobody holds it, for longer than a handover takes. */
  | { readonly kind: 'free'; readonly state: LeaseState }
  /** Somebody renews it who is none of the pods. */
  | { readonly kind: 'foreign'; readonly state: LeaseState }
  /** It may be changing hands right now. */
  | { readonly kind: 'unclear' };

/** How long it takes until one of several that wait takes a Lease that is free, many times over. */
const HANDOVER_MS = 30_000;
/** Two retry periods of client-go with its jitter: whoever renews has done so by then. */
const RENEWED_MS = 5000;
/** Most retry within 15 s (cert-manager): a Lease of a pod that is gone, and that nobody renews for longer, has no holder. */
const LONG_MS = 20_000;

/** Whether a host name has the form of a pod's, which is gone then; others (a UUID, a machine) tell of no pod at all. */
const POD_LIKE = /-(?:[a-z0-9]{5}|\d{1,3})$/;

/**
 * Judges a Lease that was read twice, the pods in between. One read cannot tell a holder that is slow from one that is
 * dead, nor a clock that is wrong; that renewTime moves from one read to the next proves that somebody renews.
 * @param election as the inventory found it, with the holder's pod
 * @param again the Lease, read once more and later; where that failed, the first read has to do
 * @param now milliseconds since the epoch, by the API server's clock where there is one
 */
export function leadershipOf(election: LeaderElection, again: Answer<KubeObject>, now: number): Leadership {
  if (!again.ok && again.gap.reason === 'not-found') return { kind: 'unclear' };
  const state = again.ok ? leaseState(again.value) : leaseState(election.lease);
  const { holder, renewTime } = state;
  if (renewTime === undefined || holder !== election.holder) return { kind: 'unclear' };
  const age = now - renewTime;
  if (holder === '') return age > HANDOVER_MS ? { kind: 'free', state } : { kind: 'unclear' };
  const moved = renewTime !== election.renewTime;
  const { pod } = election;
  const running = pod === undefined ? undefined : processOf(pod);
  if (pod !== undefined && running !== undefined && (running.startedAt ?? 0) <= renewTime)
    return isExpired(state, now) && !moved ? { kind: 'silent', state, pod } : { kind: 'led' };
  if (moved) return pod === undefined ? { kind: 'foreign', state } : { kind: 'unclear' };
  if (age <= RENEWED_MS) return { kind: 'unclear' };
  // An identity that tells of no pod can be anybody's, who renews as seldom as the Lease allows: OpenShift's operators do
  // every 26 s (openshift/library-go pkg/config/leaderelection).
  const isPods = pod !== undefined || hostsIn(holder).some((host) => POD_LIKE.test(host));
  const isLong = age > LONG_MS && (isPods || isExpired(state, now));
  return { kind: 'dead', state, how: deathOf(pod, running !== undefined, isPods), isLong };
}

function deathOf(pod: KubeObject | undefined, isRunning: boolean, isPods: boolean): string {
  if (pod === undefined) return isPods ? 'is a pod that is gone' : 'is none of its pods, and does not renew it';
  const { name } = pod.metadata;
  return isRunning
    ? `is a process of pod ${name} that has ended; the one that runs there now does not lead`
    : `is pod ${name}, whose process has ended`;
}
