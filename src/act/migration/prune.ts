import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { ClusterWriter } from '../../cluster/writer.ts';
import type { PruneOutcome } from '../../migration/report.ts';
import { changeOf } from '../../migration/subject.ts';
import type { Definition } from '../../objects/definition.ts';
import { readDefinition } from './definition.ts';
import { writeStoredVersions } from './write-stored-versions.ts';

/**
 * Takes all versions but the storage version from status.storedVersions, by the status subresource and pinned to what was
 * just read: if the definition is still the one of which all objects are proven current.
 * @param planned the definition as it was before the pass that proved it
 */
export async function pruneStoredVersions(
  planned: Definition,
  reader: ClusterReader,
  writer: ClusterWriter,
): Promise<PruneOutcome> {
  const storage = planned.versions.find((version) => version.storage)?.name ?? '';
  let unanswered: readonly string[] | undefined;
  for (let tries = 1; ; tries += 1) {
    const now = await readUnchanged(planned, reader);
    if (!now.ok)
      return unanswered === undefined ? { kind: 'left', why: now.why } : { kind: 'unanswered', message: now.why };
    const { definition } = now;
    const from = definition.storedVersions;
    const to = [storage];
    if (from.length === 1 && from[0] === storage)
      return unanswered === undefined ? { kind: 'nothing-to-prune' } : { kind: 'pruned', from: unanswered, to };
    const written = await writeStoredVersions(definition, to, writer);
    if (written.ok) return { kind: 'pruned', from, to };
    const { status, message } = written.refusal;
    // Its controllers write its status, too; whether it may still be pruned is judged anew.
    if (status === 409 && tries < MOST_TRIES) continue;
    if (status !== undefined) return { kind: 'refused', message };
    // It may have been done all the same; what was just read tells.
    if (tries >= MOST_TRIES) return { kind: 'unanswered', message };
    unanswered ??= from;
    await sleep(PAUSE);
  }
}

const MOST_TRIES = 5;
/** Milliseconds after a write that was not answered. */
const PAUSE = 500;

/**
 * The definition as it is now, or why what was found out by means of `planned` may no longer hold. A storage version that
 * was changed and changed back in between shows in the generation alone.
 */
export async function readUnchanged(
  planned: Definition,
  reader: ClusterReader,
): Promise<{ readonly ok: true; readonly definition: Definition } | { readonly ok: false; readonly why: string }> {
  const now = await readDefinition(planned.name, reader);
  if (!now.ok) return { ok: false, why: `the definition could not be read: ${now.gap.message}` };
  const { definition } = now.value;
  const change = changeOf(planned, definition) ?? specChange(planned, definition);
  return change === undefined
    ? { ok: true, definition }
    : { ok: false, why: `the definition changed meanwhile: ${change}` };
}

function specChange(planned: Definition, now: Definition): string | undefined {
  return planned.metadata?.generation === now.metadata?.generation ? undefined : 'its spec was changed';
}
