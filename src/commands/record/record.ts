import { recordClock } from '../../act/record/clock.ts';
import { recordProgress } from '../../act/record/progress.ts';
import { record } from '../../act/record/recorder.ts';
import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import { clusterIdentity } from '../../collect/cluster-identity.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { openStore } from '../../store/open-store.ts';
import { endLine } from '../../views/record/progress-text.ts';
import { chooseScopes } from './choose-scopes.ts';
import { type RecordFlags, recordRequest } from './request.ts';
import { recordEvents, showRecording } from './show.ts';

/** Runs `record`: 0 when it was ended by Ctrl-C, 2 where it could not begin. */
export async function runRecord(
  args: readonly string[],
  flags: RecordFlags,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const request = recordRequest(args, flags, context.environment.env);
  if (!request.ok) return request;
  const { path, keep, bytes, specs, isStatus, format } = request.value;
  if (isStatus) return (await import('./status.ts')).runStatus(path, format, context);
  return withCluster(context, 'reading the cluster …', async ({ reader }, done) => {
    if (reader.source.kind === 'capture') return failure('a capture does not change', 'Record the live cluster.');
    const discovery = await reader.discover();
    if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
    const namespace = context.global.allNamespaces ? undefined : reader.defaultNamespace;
    const scopes = await chooseScopes(request.value, reader, discovery.value, namespace);
    if (!scopes.ok) return scopes;
    const { gap, ...identity } = await clusterIdentity(reader);
    // What is stored under its address would not be found once its uid can be read again.
    if (gap !== undefined && gap.reason !== 'forbidden' && gap.reason !== 'not-found')
      return { ok: false, problem: gapProblem(gap) };
    // Nothing is said to be recorded before it is known that it can be.
    const store = await openStore(path);
    if (!store.ok) return store;
    store.value.close();
    done();
    const monotonic = () => performance.now();
    const clock = recordClock({ local: context.environment.now, monotonic, server: reader.now });
    const progress = recordProgress(() => monotonic() / 1000);
    const began = clock.now();
    const hide = await showRecording(progress, scopes.value, path, began, clock.now, context);
    const plan = { scopes: scopes.value, path, identity, specs, keep, bytes };
    const ended = await record(plan, reader, clock, progress, recordEvents(context.terminal), context.signal);
    hide();
    if (!ended.ok) return ended;
    await context.terminal.write(`${endLine(progress.state(), path, clock.now() - began)}\n`);
    return success(0);
  });
}
