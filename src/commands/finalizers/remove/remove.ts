import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandContext, ExitCode } from '../../../cli/command.ts';
import type { Cluster } from '../../../cli/open-reader.ts';
import { stateDirectory } from '../../../cli/state-directory.ts';
import { objectsByName } from '../../../collect/named-objects.ts';
import { gapProblem } from '../../../objects/gap-problem.ts';
import type { KubeObject } from '../../../objects/object.ts';
import { failure, type Result, success } from '../../../objects/problem.ts';
import { inWords, some } from '../../../objects/words.ts';
import { aftermathText, removalText } from '../../../views/finalizers/removal.ts';
import { createPaint } from '../../../views/text/paint.ts';
import type { FinalizersFlags } from '../flags.ts';
import { lookAfter } from './after.ts';
import { backUp } from './backup.ts';
import { lookAtFinalizer } from './look.ts';
import { notWritten, removalOf } from './patch.ts';
import { refusal } from './refuse.ts';
import { removeRequest, USAGE } from './request.ts';

/**
 * Removes one finalizer by hand: shows why it is there and what will stay behind, refuses while its owner is at work,
 * asks, keeps a backup, and writes only the object that was looked at. 0 removed and the object as it should be, 1 only
 * shown, or still held by others, 2 not done.
 */
export async function removeFinalizer(
  args: readonly string[],
  flags: FinalizersFlags,
  { reader, writer }: Cluster,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const { terminal, signal, global } = context;
  const request = removeRequest(args);
  if (!request.ok) return request;
  if (flags.output !== 'text') return failure('-o goes with the list of finalizers', USAGE);
  if (writer === undefined)
    return failure('a capture cannot be changed', 'Leave --from out to change the live cluster.');
  const { target, finalizer } = request.value;
  const discovery = await reader.discover();
  if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
  const named = await objectsByName([target], reader, discovery.value, global.allNamespaces);
  if (!named.ok) return named;
  const [object] = named.value;
  if (object === undefined || !object.metadata.finalizers.includes(finalizer)) return notThere(object, finalizer);
  const facts = await lookAtFinalizer(object, finalizer, reader, discovery.value, signal);
  if (signal.aborted) return success(2);
  const layout = { width: terminal.width, paint: createPaint(terminal.color) };
  await terminal.write(removalText({ object, finalizer, ...facts }, layout));
  const refused = flags.force ? undefined : refusal(object, facts);
  if (refused !== undefined) return refused;
  const patch = removalOf(object, finalizer);
  const decision = await decide(flags, object, context);
  if (!decision.ok) return decision;
  if (decision.value === 'show') {
    const tried = await writer.patch({ ...patch, dryRun: true });
    if (!tried.ok) return notWritten(object, tried.refusal);
    await terminal.write('\nDry run: the API server would take this write. Nothing was changed; --yes does it.\n');
    return success(1);
  }
  const directory = flags['backup-dir'] ?? join(stateDirectory(context.environment.env), 'backups');
  const kept = await backUp(object, directory, reader.now());
  if (!kept.ok) return kept;
  const written = await writer.patch({ ...patch, dryRun: false });
  if (!written.ok) {
    // Where it is not known, what is kept may be all that is left.
    if (written.refusal.status !== undefined) await rm(kept.value, { force: true });
    const told = notWritten(object, written.refusal);
    if (signal.aborted && !told.ok) terminal.warn(`error: ${told.problem.message}`);
    return told;
  }
  const aftermath = await lookAfter(object, finalizer, reader, signal);
  await terminal.write(aftermathText({ object, finalizer, aftermath, backup: kept.value }, layout));
  return success(aftermath.kind === 'gone' || aftermath.kind === 'live' || aftermath.kind === 'replaced' ? 0 : 1);
}

function notThere(object: KubeObject | undefined, finalizer: string): Result<never> {
  if (object === undefined) return failure('the object could not be read');
  const { finalizers } = object.metadata;
  const has = finalizers.length === 0 ? 'It has none.' : `It has ${some(finalizers, 5)}.`;
  return failure(`${inWords(object)} has no finalizer ${finalizer}`, has);
}

/** Whether to write: with --yes, or where a person has typed the object's name; without either a dry run shows it. */
async function decide(
  flags: FinalizersFlags,
  { metadata: { name } }: KubeObject,
  { terminal, signal }: CommandContext,
): Promise<Result<'write' | 'show'>> {
  if (flags['dry-run']) return success('show');
  if (flags.yes) return success('write');
  if (terminal.stdin.isTTY !== true) return success('show');
  const typed = await terminal.ask('\nType the name of the object to remove the finalizer: ', signal);
  if (typed?.trim() === name) return success('write');
  return failure('not removed: the name was not typed', 'Nothing was changed.');
}
