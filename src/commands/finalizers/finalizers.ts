import type { CommandContext, ExitCode, Terminal } from '../../cli/command.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import { failure, type Result } from '../../objects/problem.ts';
import { FINALIZER_FORMATS } from '../../views/finalizers/formats.ts';
import type { FinalizersFlags } from './flags.ts';

/** Flags that say nothing where finalizers are listed. */
const FOR_REMOVAL = ['force', 'yes', 'dry-run', 'backup-dir'] as const;

/** Runs `finalizers`: a list, or the removal of one of them. */
export async function runFinalizers(
  args: readonly string[],
  flags: FinalizersFlags,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const [verb, ...rest] = args;
  const odd =
    verb === 'remove' ? undefined : FOR_REMOVAL.find((flag) => flags[flag] !== false && flags[flag] !== undefined);
  if (odd !== undefined)
    return failure(`--${odd} goes with finalizers remove`, 'kubectl operator finalizers remove TYPE/NAME FINALIZER');
  return withCluster(context, 'reading the cluster …', async (cluster, done) => {
    const quietly = { ...context, terminal: quiet(context.terminal, done) };
    if (verb === 'remove') {
      const { removeFinalizer } = await import('./remove/remove.ts');
      return await removeFinalizer(rest, flags, cluster, quietly);
    }
    const { listFinalizers } = await import('./list.ts');
    const output = FINALIZER_FORMATS.find((format) => format === flags.output) ?? 'text';
    return await listFinalizers(args, output, cluster.reader, quietly);
  });
}

/** A terminal that ends the progress line before anything is written or asked. */
function quiet(terminal: Terminal, done: () => void): Terminal {
  return {
    ...terminal,
    write: (text) => {
      done();
      return terminal.write(text);
    },
  };
}
