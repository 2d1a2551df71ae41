import type { ClusterReader } from '../../cluster/reader.ts';
import { LEASES } from '../../collect/migration-lease.ts';
import { type WaitReason, waitReason } from '../../migration/engine-wait.ts';
import { conditionsOf } from '../../objects/condition.ts';
import { type Answer, answer } from '../../objects/gap.ts';
import { leaseState } from '../../objects/lease.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Progress } from './progress.ts';

/** Milliseconds without a sign after which it is told why that may be, and between two looks at what tells. */
const QUIET = 30_000;
const LOOK = 10_000;

/**
 * The Lease of the controller managers, of which one is at work (kube-controller-manager, --leader-elect-resource-namespace
 * and -name).
 */
const CONTROLLER_MANAGER = { namespace: 'kube-system', name: 'kube-controller-manager' };

/** What is watched of a StorageVersionMigration. */
interface Watched {
  readonly name: string;
  /** This program made it. */
  readonly isOwn: boolean;
}

/** Notices that nothing is seen of a StorageVersionMigration, and tells the progress why that may be. */
export class EngineWatch {
  readonly #watched: Watched;
  readonly #reader: ClusterReader;
  readonly #progress: Progress;
  readonly #clock: () => number;
  #version: string | undefined;
  #since: number;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #reason: WaitReason | undefined;

  /** @param clock milliseconds that only go on */
  constructor(
    watched: Watched,
    { reader, progress }: { readonly reader: ClusterReader; readonly progress: Progress },
    clock: () => number = () => performance.now(),
  ) {
    this.#watched = watched;
    this.#reader = reader;
    this.#progress = progress;
    this.#clock = clock;
    this.#since = clock();
  }

  /** Takes note of how it is; to be called again and again. */
  async see(found: Answer<KubeObject>): Promise<void> {
    const now = this.#clock();
    if (found.ok && found.value.metadata.resourceVersion !== this.#version) {
      this.#version = found.value.metadata.resourceVersion;
      this.#since = now;
      this.#reason = undefined;
    } else if (now - this.#since >= QUIET && now - this.#lookedAt >= LOOK) {
      this.#lookedAt = now;
      this.#reason = await this.#findReason(found);
    }
    const reason = this.#reason;
    this.#progress.waiting(reason && { ...this.#watched, quietMs: now - this.#since, reason });
  }

  async #findReason(found: Answer<KubeObject>): Promise<WaitReason | undefined> {
    if (!found.ok) return { kind: 'unreadable', message: found.gap.message };
    const lease = await this.#reader.get({ type: LEASES, ...CONTROLLER_MANAGER, detail: 'whole' });
    const isTakenUp = conditionsOf(found.value).some(({ status }) => status === 'True');
    return waitReason(isTakenUp, lease.ok ? answer(leaseState(lease.value)) : lease, this.#reader.now());
  }
}
