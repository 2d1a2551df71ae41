import type { AlteredObject, Canary } from '../../migration/canary.ts';
import { endpointAt, type MigrationSubject } from '../../migration/subject.ts';
import type { Metadata } from '../../objects/metadata.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import { byPreference } from '../../versions/version-order.ts';
import { compareAfter, keep, readAtAll } from './canary-compare.ts';
import { canaryObjects } from './canary-objects.ts';
import type { CanaryTools } from './canary-tools.ts';

/** Where objects are current already others are tried, up to so many times the number. */
const SPARE = 10;
/** Times that an object is read and written again which others change meanwhile. */
const MOST_TRIES = 5;

/**
 * Writes some objects of a type whose versions are converted by a webhook, one after another, and reads each at its old
 * versions before and after: what its users see must not have changed. The first that differs ends it, so that no more
 * than one object is touched by a webhook that loses something. undefined: there is nothing to compare by, as no webhook
 * converts, or no stale version is served; or it was interrupted before it began.
 */
export async function runCanary(tools: CanaryTools): Promise<Canary | undefined> {
  const { subject, count, reader, signal, file } = tools;
  const olds = canaryTypes(subject);
  if (olds.length === 0 || count === 0) return undefined;
  // What cannot be listed or written here is told by the pass that follows.
  const spare = subject.staleVersions.length === 0 ? 1 : SPARE;
  const { objects, isAll } = await canaryObjects(subject, count * spare, reader, signal);
  const seen = { versions: olds.map(({ version }) => version), compared: 0, current: 0, untold: 0 };
  let tried = 0;
  for (const object of objects) {
    if (seen.compared >= count || signal.aborted) break;
    const result = await tryObject(object, olds, tools);
    tried += 1;
    if (result === 'current') seen.current += 1;
    else if (result === 'untold') seen.untold += 1;
    else seen.compared += 1;
    if (typeof result === 'object') return { ...seen, isAll: false, altered: result, file: file.path() };
  }
  await file.discard();
  if (tried === 0 && signal.aborted) return undefined;
  return { ...seen, isAll: isAll && tried === objects.length, altered: undefined, file: undefined };
}

/**
 * The old versions' endpoints, most preferred first; none where the canary has nothing to compare by. All of them, since
 * what an object that is stored as one of them has alone is not seen at another.
 */
function canaryTypes({ definition, staleVersions, storageVersion }: MigrationSubject): ResourceType[] {
  if (definition?.conversion === undefined) return [];
  const others = definition.versions.filter(({ name, served }) => served && name !== storageVersion);
  // Where storedVersions was cut down too early, objects are stored as a version that it does not name.
  const olds = staleVersions.length === 0 ? others : others.filter(({ name }) => staleVersions.includes(name));
  return olds.map(({ name }) => endpointAt(definition, name)).toSorted((a, b) => byPreference(a.version, b.version));
}

/** `untold`: others write it, or it cannot be read or written, so that it shows nothing. */
async function tryObject(
  { namespace, name }: Metadata,
  olds: readonly ResourceType[],
  tools: CanaryTools,
): Promise<'current' | 'same' | 'untold' | AlteredObject> {
  const { writer, subject, file } = tools;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const before = await readAtAll(olds, { namespace, name }, tools);
    if (before === 'changing') continue;
    const [first] = before;
    if (first === undefined) return 'untold';
    const { uid, resourceVersion } = first.before.metadata;
    await keep(first, file);
    const patch = { kind: 'merge', body: { metadata: { uid, resourceVersion } } } as const;
    const place = { type: subject.endpoint, namespace, name, dryRun: false, detail: 'metadata' } as const;
    const written = await writer.patch({ ...place, patch });
    if (written.ok) {
      const { metadata } = written.value;
      return metadata.resourceVersion === resourceVersion ? 'current' : compareAfter(before, metadata, tools);
    }
    const { status } = written.refusal;
    if (status === 409) continue;
    // Without an answer, or with one that came too late, it may have been done all the same.
    return status === undefined || status >= 500 ? compareAfter(before, undefined, tools) : 'untold';
  }
  return 'untold';
}
