import { setTimeout as sleep } from 'node:timers/promises';
import { type AlteredObject, type Difference, differencesOf } from '../../migration/canary.ts';
import { restorable } from '../../migration/restorable.ts';
import type { Gap } from '../../objects/gap.ts';
import type { Metadata } from '../../objects/metadata.ts';
import { apiVersionOf, type ResourceType } from '../../objects/resource-type.ts';
import type { CanaryFile } from './canary-file.ts';
import { type ExactReading, readExact, restoreObject } from './canary-object.ts';
import type { CanaryTools } from './canary-tools.ts';

/** Milliseconds for which an object that was written is read again where that fails. */
const READ_BACK = 20_000;

type Place = Pick<Metadata, 'namespace' | 'name'>;

/** An object as it was at an old version before the write. */
export interface Before {
  readonly type: ResourceType;
  readonly before: ExactReading;
}

/** An object at each of its old versions, of one resourceVersion; empty where it cannot be read at one of them. */
export async function readAtAll(
  olds: readonly ResourceType[],
  place: Place,
  { reader }: CanaryTools,
): Promise<readonly Before[] | 'changing'> {
  const readings: Before[] = [];
  for (const type of olds) {
    const before = await readExact(type, place, reader);
    if (!before.ok) return [];
    readings.push({ type, before: before.value });
  }
  const versions = new Set(readings.map(({ before }) => before.metadata.resourceVersion));
  return versions.size > 1 ? 'changing' : readings;
}

/** Keeps what was read until all is known to be well. */
export async function keep({ type, before }: Before, file: CanaryFile): Promise<void> {
  await file.keep(restorable(before.text, { apiVersion: apiVersionOf(type), kind: type.kind }) ?? '');
}

/**
 * Holds the object as it is at its old versions against what it was.
 * @param written by the canary's write; undefined: nobody knows whether it was, and what is new is taken for it
 */
export async function compareAfter(
  readings: readonly Before[],
  written: Metadata | undefined,
  tools: CanaryTools,
): Promise<'same' | 'untold' | AlteredObject> {
  const [first] = readings;
  if (first === undefined) return 'untold';
  const { namespace, name } = first.before.metadata;
  let version = written?.resourceVersion;
  const found: { readonly old: Before; readonly after: ExactReading; readonly differences: readonly Difference[] }[] =
    [];
  for (const old of readings) {
    const after = await readBack(old.type, { namespace, name }, tools);
    if (!after.ok) return unreadable({ namespace, name }, old.type, after.gap);
    const { resourceVersion } = after.value.metadata;
    if (version === undefined && resourceVersion === first.before.metadata.resourceVersion) return 'untold';
    version ??= resourceVersion;
    // What others have changed since says nothing about the conversion.
    if (resourceVersion !== version) return 'untold';
    found.push({ old, after: after.value, differences: differencesOf(old.before.object, after.value.object) });
  }
  const [worst] = found.toSorted((a, b) => b.differences.length - a.differences.length);
  if (worst === undefined || worst.differences.length === 0) return 'same';
  const { old, after, differences } = worst;
  await keep(old, tools.file);
  const altered: AlteredObject = { namespace, name, version: old.type.version, differences, restored: undefined };
  if (!(await tools.restore(altered))) return altered;
  const restored = await restoreObject(old.type, old.before, after, tools);
  return { ...altered, restored: restored.kind === 'restored' ? await elsewhere(readings, tools) : restored };
}

/** Whether an object that is what it was at one old version is so at all of them. */
async function elsewhere(
  readings: readonly Before[],
  tools: CanaryTools,
): Promise<NonNullable<AlteredObject['restored']>> {
  for (const { type, before } of readings) {
    const now = await readExact(type, before.metadata, tools.reader);
    if (!now.ok) return { kind: 'refused', message: now.gap.message };
    const differences = differencesOf(before.object, now.value.object);
    if (differences.length > 0) return { kind: 'altered-again', differences };
  }
  return { kind: 'restored' };
}

/** A webhook that is away for a moment says nothing about what it does to objects. */
async function readBack(
  old: ResourceType,
  place: Place,
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
function unreadable(place: Place, { version }: ResourceType, { reason, message }: Gap): 'untold' | AlteredObject {
  if (reason === 'not-found') return 'untold';
  return { ...place, version, differences: [{ path: '', before: undefined, after: message }], restored: undefined };
}
