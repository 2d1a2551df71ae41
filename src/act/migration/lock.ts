import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { ClusterWriter } from '../../cluster/writer.ts';
import { LEASES, MIGRATION_NAMESPACE, migrationLease } from '../../collect/migration-lease.ts';
import type { JsonObject } from '../../objects/json.ts';
import { leaseState } from '../../objects/lease.ts';
import type { KubeObject } from '../../objects/object.ts';

/** Seconds without a renewal after which a holder is taken for dead, and between two renewals. */
const DURATION = 30;
const RENEW = 10;

/** What came of asking for the lock. */
export type LockAnswer =
  | { readonly kind: 'held'; readonly lock: Lock }
  /** Another run holds it. */
  | { readonly kind: 'taken'; readonly holder: string; readonly renewedMs: number | undefined }
  /** The cluster or the user's permissions do not let one have it. Two runs at once do each other no harm. */
  | { readonly kind: 'none'; readonly why: string };

/** A Lease that is renewed until it is let go. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes the Lease `kubectl-operator-migrate-RESOURCE` in kube-system, so that a second run is told about the first. One
 * that has run out is taken over, as is at once one whose holder ran on this machine and is dead.
 */
export async function takeLock(resource: string, reader: ClusterReader, writer: ClusterWriter): Promise<LockAnswer> {
  const { name } = migrationLease(resource);
  const holder = `${hostname()}_${process.pid}_${randomUUID().slice(0, 8)}`;
  const created = await writer.create({
    type: LEASES,
    namespace: MIGRATION_NAMESPACE,
    body: leaseBody(name, holder, reader.now()),
    dryRun: false,
  });
  const tools = { reader, writer };
  if (created.ok) return { kind: 'held', lock: keep(created.value, holder, tools) };
  if (created.refusal.reason !== 'AlreadyExists') return { kind: 'none', why: created.refusal.message };
  const found = await reader.get({ type: LEASES, namespace: MIGRATION_NAMESPACE, name, detail: 'whole' });
  if (!found.ok) return { kind: 'none', why: found.gap.message };
  const { holder: other, renewTime: renewed, durationSeconds } = leaseState(found.value);
  const duration = (durationSeconds ?? DURATION) * 1000;
  const alive = renewed !== undefined && reader.now() - renewed < duration && !isDeadHere(other);
  if (alive) return { kind: 'taken', holder: other, renewedMs: reader.now() - renewed };
  const taken = await renew(found.value, holder, tools);
  return taken.ok
    ? { kind: 'held', lock: keep(taken.value, holder, tools) }
    : { kind: 'none', why: taken.refusal.message };
}

/** True where a holder ran on this machine and runs no more. */
function isDeadHere(holder: string): boolean {
  const [host, pid] = holder.split('_');
  if (host !== hostname() || pid === undefined || !/^\d+$/.test(pid)) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    // EPERM: somebody else's, and alive.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

interface LockTools {
  readonly reader: ClusterReader;
  readonly writer: ClusterWriter;
}

function keep(first: KubeObject, holder: string, tools: LockTools): Lock {
  let lease = first;
  let renewing = Promise.resolve();
  const again = async () => {
    const renewed = await renew(lease, holder, tools);
    // Lost to somebody who took this run for dead, or not reachable for a moment: the next time tells.
    const now = renewed.ok ? renewed.value : await ownLease(lease, holder, tools);
    if (now !== undefined) lease = now;
  };
  const timer = setInterval(() => {
    renewing = renewing.then(again);
  }, RENEW * 1000);
  timer.unref();
  return {
    async release() {
      clearInterval(timer);
      await renewing;
      const { name, uid, resourceVersion } = lease.metadata;
      await tools.writer.remove({ type: LEASES, namespace: MIGRATION_NAMESPACE, name, uid, resourceVersion });
    },
  };
}

/** The Lease as it is now, if it is still this run's: the answer to a renewal that was done may have been lost. */
async function ownLease(
  { metadata: { name, uid } }: KubeObject,
  holder: string,
  { reader }: LockTools,
): Promise<KubeObject | undefined> {
  const found = await reader.get({ type: LEASES, namespace: MIGRATION_NAMESPACE, name, detail: 'whole' });
  const isOwn = found.ok && found.value.metadata.uid === uid && leaseState(found.value).holder === holder;
  return isOwn ? found.value : undefined;
}

function renew(
  { metadata: { name, uid, resourceVersion } }: KubeObject,
  holder: string,
  { reader, writer }: LockTools,
) {
  const body = { metadata: { uid, resourceVersion }, spec: leaseSpec(holder, reader.now()) };
  const patch = { kind: 'merge', body } as const;
  return writer.patch({ type: LEASES, namespace: MIGRATION_NAMESPACE, name, patch, dryRun: false });
}

function leaseBody(name: string, holder: string, now: number): JsonObject {
  const spec = leaseSpec(holder, now);
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name, namespace: MIGRATION_NAMESPACE },
    spec: { ...spec, acquireTime: spec.renewTime },
  };
}

/**
 * Times of a Lease are MicroTimes (k8s.io/api coordination/v1 types.go). @param now by the API server's clock, which is what
 * other runs judge it by
 */
function leaseSpec(holderIdentity: string, now: number): JsonObject {
  const renewTime = new Date(now).toISOString().replace('Z', '000Z');
  return { holderIdentity, leaseDurationSeconds: DURATION, renewTime };
}
