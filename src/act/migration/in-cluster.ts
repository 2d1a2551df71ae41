import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { ClusterWriter } from '../../cluster/writer.ts';
import type { Pass, PassStop } from '../../migration/report.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import { conditionsOf } from '../../objects/condition.ts';
import { type JsonObject, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { apiVersionOf, type ResourceType } from '../../objects/resource-type.ts';
import { EngineWatch } from './engine-watch.ts';
import type { Progress } from './progress.ts';
import { restoreStoredVersions } from './restore-stored-versions.ts';

const GROUP = 'storagemigration.k8s.io';
/** How the names of those begin that this program makes. */
const PREFIX = 'kubectl-operator-';
/** Milliseconds between two looks. */
const INTERVAL = 1000;

/** What the cluster's own engine is asked with. */
export interface InClusterTools {
  readonly reader: ClusterReader;
  readonly writer: ClusterWriter;
  readonly subject: MigrationSubject;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  stopReason(): PassStop | undefined;
}

/**
 * Lets the cluster's own StorageVersionMigration write all objects anew, and follows it to its end. One that is at work on
 * the type already is followed instead of making a second one, which 1.37.2 was seen to answer by pruning at once.
 *
 * It is not believed: it was seen to prune storedVersions while objects were stale, and after it had failed. Whenever it
 * does, they are put back, until all is proven. Where nothing is seen of it the progress tells why that may be, and the wait
 * goes on: nobody knows how long a cluster takes. One of this program's that is not waited for is taken away, since nobody
 * would put back what it prunes.
 */
export async function runInCluster(tools: InClusterTools): Promise<Pass> {
  const { reader, progress, signal } = tools;
  const started = performance.now();
  progress.begin('in-cluster');
  const pass = (stop: PassStop | undefined, engine: Pass['engine']): Pass => ({
    kind: 'in-cluster',
    tally: progress.tally(),
    failures: [],
    stop,
    sampleOf: undefined,
    inconsistent: false,
    tookMs: performance.now() - started,
    engine,
  });
  const type = await migrationsType(reader);
  if (type === undefined) return pass({ kind: 'no-engine', why: `the cluster does not serve ${GROUP}` }, undefined);
  const begun = (await findRunning(type, tools)) ?? (await begin(type, tools));
  if ('why' in begun) return pass({ kind: 'no-engine', why: begun.why }, undefined);
  const { name, uid } = begun.metadata;
  const remove = async () => {
    const refusal = await tools.writer.remove({ type, namespace: undefined, name, uid, resourceVersion: undefined });
    return refusal === undefined;
  };
  const isOwn = name.startsWith(PREFIX);
  const watch = new EngineWatch({ name, isOwn }, tools);
  for (;;) {
    await putBack(tools);
    const stop: PassStop | undefined = signal.aborted ? { kind: 'interrupted' } : tools.stopReason();
    if (stop !== undefined) {
      const state = isOwn && (await remove()) ? 'Removed' : 'Running';
      return pass(stop, { name, state, message: '' });
    }
    const now = await reader.get({ type, namespace: undefined, name, detail: 'whole' });
    if (now.ok) {
      const end = endOf(now.value);
      if (end !== undefined) {
        // Its controller prunes in the same breath, or a moment after.
        await sleep(INTERVAL, undefined, { signal }).catch(() => {});
        await putBack(tools);
        if (isOwn) await remove();
        return pass(undefined, { name, ...end });
      }
    } else if (now.gap.reason === 'not-found') {
      return pass({ kind: 'no-engine', why: `StorageVersionMigration ${name} was deleted` }, undefined);
    }
    await watch.see(now);
    await sleep(INTERVAL, undefined, { signal }).catch(() => {});
  }
}

/** v1, v1beta1 or v1alpha1, whichever is served. */
async function migrationsType(reader: ClusterReader): Promise<ResourceType | undefined> {
  const discovery = await reader.discover();
  if (!discovery.ok) return undefined;
  const served = discovery.value.allVersions.filter(
    ({ group, resource }) => group === GROUP && resource === 'storageversionmigrations',
  );
  return ['v1', 'v1beta1', 'v1alpha1'].flatMap((version) => served.filter((type) => type.version === version))[0];
}

async function findRunning(type: ResourceType, { reader, subject }: InClusterTools): Promise<KubeObject | undefined> {
  for await (const page of reader.list({ type, detail: 'whole', fresh: true })) {
    if (!page.ok) return undefined;
    const found = page.value.objects.find(
      (object) =>
        endOf(object) === undefined &&
        stringAt(object.body, 'spec', 'resource', 'resource') === subject.endpoint.resource &&
        (stringAt(object.body, 'spec', 'resource', 'group') ?? '') === subject.endpoint.group,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

async function begin(type: ResourceType, tools: InClusterTools): Promise<KubeObject | { readonly why: string }> {
  const { group, version, resource } = tools.subject.endpoint;
  // Only v1alpha1 names a version (k8s.io/api storagemigration/v1alpha1 types.go, GroupVersionResource).
  const target: JsonObject = type.version === 'v1alpha1' ? { group, version, resource } : { group, resource };
  const name = `${PREFIX}${randomUUID().slice(0, 8)}`;
  const body: JsonObject = {
    apiVersion: apiVersionOf(type),
    kind: 'StorageVersionMigration',
    metadata: { name },
    spec: { resource: target },
  };
  const created = await tools.writer.create({ type, namespace: undefined, body, dryRun: false });
  if (created.ok) return created.value;
  const { status, message } = created.refusal;
  // Where no answer came it may have been made, and would be at work with nobody to follow it.
  const found =
    status === undefined ? await tools.reader.get({ type, namespace: undefined, name, detail: 'whole' }) : undefined;
  return found?.ok === true ? found.value : { why: message };
}

/** How it ended; undefined while it has not. */
function endOf(object: KubeObject): { readonly state: 'Succeeded' | 'Failed'; readonly message: string } | undefined {
  for (const { type, status, message } of conditionsOf(object)) {
    if (status === 'True' && (type === 'Succeeded' || type === 'Failed'))
      return { state: type, message: message ?? '' };
  }
  return undefined;
}

/** Puts storedVersions back where somebody has pruned them meanwhile. */
export async function putBack({
  subject,
  reader,
  writer,
  progress,
}: Pick<InClusterTools, 'subject' | 'reader' | 'writer' | 'progress'>): Promise<void> {
  if (subject.definition === undefined) return;
  progress.putBack(await restoreStoredVersions(subject.definition, reader, writer));
}
