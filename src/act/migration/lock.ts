import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { ClusterWriter } from '../../cluster/writer.ts';
import { LEASES, MIGRATION_NAMESPACE, migrationLease } from '../../collect/migration-lease.ts';
import { type JsonObject, numberAt, stringAt } from '../../objects/json.ts';
import { parseTime } from '../../objects/metadata.ts';
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
    body: leaseBody(name, holder),
    dryRun: false,
  });
  if (created.ok) return { kind: 'held', lock: keep(created.value, holder, writer) };
  if (created.refusal.reason !== 'AlreadyExists') return { kind: 'none', why: created.refusal.message };
  const found = await reader.get({ type: LEASES, namespace: MIGRATION_NAMESPACE, name, detail: 'whole' });
  if (!found.ok) return { kind: 'none', why: found.gap.message };
  const other = stringAt(found.value.body, 'spec', 'holderIdentity') ?? '';
  const renewed = parseTime(stringAt(found.value.body, 'spec', 'renewTime'));
  const duration = (numberAt(found.value.body, 'spec', 'leaseDurationSeconds') ?? DURATION) * 1000;
  const alive = renewed !== undefined && reader.now() - renewed < duration && !isDeadHere(other);
  if (alive) return { kind: 'taken', holder: other, renewedMs: reader.now() - renewed };
  const taken = await renew(found.value, holder, writer);
  return taken.ok
    ? { kind: 'held', lock: keep(taken.value, holder, writer) }
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

function keep(first: KubeObject, holder: string, writer: ClusterWriter): Lock {
  let lease = first;
  let renewing = Promise.resolve();
  const timer = setInterval(() => {
    renewing = renew(lease, holder, writer).then((renewed) => {
      // Lost to somebody who took this run for dead, or not reachable for a moment: the next time tells.
      if (renewed.ok) lease = renewed.value;
    });
  }, RENEW * 1000);
  timer.unref();
  return {
    async release() {
      clearInterval(timer);
      await renewing;
      const { name, uid, resourceVersion } = lease.metadata;
      await writer.remove({ type: LEASES, namespace: MIGRATION_NAMESPACE, name, uid, resourceVersion });
    },
  };
}

function renew({ metadata: { name, uid, resourceVersion } }: KubeObject, holder: string, writer: ClusterWriter) {
  const body = { metadata: { uid, resourceVersion }, spec: leaseSpec(holder) };
  const patch = { kind: 'merge', body } as const;
  return writer.patch({ type: LEASES, namespace: MIGRATION_NAMESPACE, name, patch, dryRun: false });
}

function leaseBody(name: string, holder: string): JsonObject {
  const spec = leaseSpec(holder);
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name, namespace: MIGRATION_NAMESPACE },
    spec: { ...spec, acquireTime: spec.renewTime },
  };
}

/** Times of a Lease are MicroTimes (k8s.io/api coordination/v1 types.go). */
function leaseSpec(holderIdentity: string): JsonObject {
  const renewTime = new Date().toISOString().replace('Z', '000Z');
  return { holderIdentity, leaseDurationSeconds: DURATION, renewTime };
}
