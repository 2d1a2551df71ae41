import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { ClusterWriter } from '../../cluster/writer.ts';
import { type AlteredObject, type Canary, differencesOf } from '../../migration/canary.ts';
import { restorable } from '../../migration/restorable.ts';
import { endpointAt, type MigrationSubject } from '../../migration/subject.ts';
import type { Gap } from '../../objects/gap.ts';
import type { Metadata } from '../../objects/metadata.ts';
import { apiVersionOf, type ResourceType } from '../../objects/resource-type.ts';
import type { CanaryFile } from './canary-file.ts';
import { readExact, restoreObject } from './canary-object.ts';
import { canaryObjects } from './canary-objects.ts';

/** What the canary needs. */
export interface CanaryTools {
  readonly reader: ClusterReader;
  readonly writer: ClusterWriter;
  readonly subject: MigrationSubject;
  /** Objects to compare. */
  readonly count: number;
  /** Keeps what was read before it is written. */
  readonly file: CanaryFile;
  readonly signal: AbortSignal;
  /** Asked once, where an object is not what it was: whether to write back what was read. */
  restore(altered: AlteredObject): Promise<boolean>;
}

/** Where objects are current already others are tried, up to so many times the number. */
const SPARE = 10;
/** Milliseconds for which an object that was written is read again where that fails. */
const READ_BACK = 20_000;
/** Times that an object is read and written again which others change meanwhile. */
const MOST_TRIES = 5;

/**
 * Writes the first objects of a type whose versions are converted by a webhook, one after another, and reads each at its
 * old version before and after: what its users see must not have changed. The first that differs ends it, so that no more
 * than one object is touched by a webhook that loses something. undefined: there is nothing to compare by, as no webhook
 * converts, or no stale version is served.
 */
export async function runCanary(tools: CanaryTools): Promise<Canary | undefined> {
  const { subject, count, reader, signal, file } = tools;
  const old = canaryType(subject);
  if (old === undefined || count === 0) return undefined;
  // What cannot be listed or written here is told by the pass that follows.
  const spare = subject.staleVersions.length === 0 ? 1 : SPARE;
  const { objects } = await canaryObjects(subject.endpoint, count * spare, reader);
  let compared = 0;
  let current = 0;
  for (const object of objects) {
    if (compared >= count || signal.aborted) break;
    const result = await tryObject(object, old, tools);
    if (result === 'current') current += 1;
    else if (result === 'same') compared += 1;
    else if (result !== 'untold') {
      return { version: old.version, compared: compared + 1, current, altered: result, file: file.path() };
    }
  }
  await file.discard();
  return { version: old.version, compared, current, altered: undefined, file: undefined };
}

/** The old version's endpoint; undefined where the canary has nothing to compare by. */
function canaryType({ definition, staleVersions, storageVersion }: MigrationSubject): ResourceType | undefined {
  if (definition?.conversion === undefined) return undefined;
  const others = definition.versions.filter(({ name, served }) => served && name !== storageVersion);
  // Where storedVersions was cut down too early, objects are stored as a version that it does not name.
  const old =
    others.find(({ name }) => staleVersions.includes(name)) ?? (staleVersions.length === 0 ? others[0] : undefined);
  return old && endpointAt(definition, old.name);
}

/** `untold`: others write it, or it cannot be read or written, so that it shows nothing. */
async function tryObject(
  { namespace, name }: Metadata,
  old: ResourceType,
  tools: CanaryTools,
): Promise<'current' | 'same' | 'untold' | AlteredObject> {
  const { reader, writer, subject, file } = tools;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const before = await readExact(old, { namespace, name }, reader);
    if (!before.ok) return 'untold';
    const { uid, resourceVersion } = before.value.metadata;
    await file.keep(restorable(before.value.text, { apiVersion: apiVersionOf(old), kind: old.kind }) ?? '');
    const patch = { kind: 'merge', body: { metadata: { uid, resourceVersion } } } as const;
    const place = { type: subject.endpoint, namespace, name, dryRun: false, detail: 'metadata' } as const;
    const written = await writer.patch({ ...place, patch });
    if (!written.ok && written.refusal.status === 409) continue;
    if (!written.ok) return 'untold';
    if (written.value.metadata.resourceVersion === resourceVersion) return 'current';
    const after = await readBack(old, { namespace, name }, tools);
    if (!after.ok) return tools.signal.aborted ? 'untold' : unreadable({ namespace, name }, after.gap);
    // What others have changed since says nothing about the conversion.
    if (after.value.metadata.resourceVersion !== written.value.metadata.resourceVersion) return 'untold';
    const differences = differencesOf(before.value.object, after.value.object);
    if (differences.length === 0) return 'same';
    const altered: AlteredObject = { namespace, name, differences, restored: undefined };
    if (!(await tools.restore(altered))) return altered;
    return { ...altered, restored: await restoreObject(old, before.value, after.value, tools) };
  }
  return 'untold';
}

/** A webhook that is away for a moment says nothing about what it does to objects. */
async function readBack(
  old: ResourceType,
  place: Pick<Metadata, 'namespace' | 'name'>,
  { reader, signal }: CanaryTools,
): Promise<Awaited<ReturnType<typeof readExact>>> {
  const until = performance.now() + READ_BACK;
  for (;;) {
    const after = await readExact(old, place, reader);
    const isFinal = after.ok || after.gap.reason === 'not-found' || after.gap.reason === 'forbidden';
    if (isFinal || signal.aborted || performance.now() > until) return after;
    await sleep(1000, undefined, { signal }).catch(() => {});
  }
}

/** What could be read before the write, and cannot be after it, is altered altogether; what was deleted is not. */
function unreadable(place: Pick<Metadata, 'namespace' | 'name'>, { reason, message }: Gap): 'untold' | AlteredObject {
  if (reason === 'not-found') return 'untold';
  return { ...place, differences: [{ path: '', before: undefined, after: message }], restored: undefined };
}
