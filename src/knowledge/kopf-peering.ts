import { isObject, numberAt, objectAt, stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { kopfTime } from './kopf-time.ts';

/** An operator process that shows itself in a KopfPeering or ClusterKopfPeering. */
export interface KopfPeer {
  /** `POD_ID` of its environment, which people set to the pod's name; else `user@host/time/random`. */
  readonly identity: string;
  readonly priority: number;
  /** Milliseconds since the epoch. */
  readonly lastSeen: number | undefined;
  /** It has shown itself within its lifetime. */
  readonly alive: boolean;
}

/** kopf's default (nolar/kopf kopf/_cogs/configs/configuration.py, PeeringSettings.lifetime). */
const LIFETIME_SECONDS = 60;

/**
 * The peers of a peering that was read whole, of the highest priority first. The operator pauses while a living peer has
 * a higher priority, and all of them while two have the same (nolar/kopf kopf/_core/engines/peering.py): deletions wait
 * too. Beside a Lease, this is how kopf operators take turns.
 * @param now milliseconds since the epoch
 */
export function kopfPeers({ body }: KubeObject, now: number): readonly KopfPeer[] {
  return Object.entries(objectAt(body, 'status') ?? {})
    .flatMap(([identity, peer]): KopfPeer[] => {
      if (!isObject(peer)) return [];
      const lastSeen = kopfTime(stringAt(peer, 'lastseen'));
      const lifetime = (numberAt(peer, 'lifetime') ?? LIFETIME_SECONDS) * 1000;
      const alive = lastSeen !== undefined && lastSeen + lifetime >= now;
      return [{ identity, priority: numberAt(peer, 'priority') ?? 0, lastSeen, alive }];
    })
    .sort((a, b) => b.priority - a.priority || a.identity.localeCompare(b.identity));
}

/** The living peers that make one pause: of a higher or the same priority. */
export function kopfPausedBy(peers: readonly KopfPeer[], own: KopfPeer): readonly KopfPeer[] {
  return peers.filter((peer) => peer.alive && peer.identity !== own.identity && peer.priority >= own.priority);
}
