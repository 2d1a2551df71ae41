import type { CommandContext, ExitCode, Terminal } from '../../cli/command.ts';
import { openCluster } from '../../cli/open-reader.ts';
import type { Result } from '../../objects/problem.ts';
import { FINALIZER_FORMATS } from '../../views/finalizers/formats.ts';
import type { FinalizersFlags } from './flags.ts';

/** Runs `finalizers`: a list, or the removal of one of them. */
export async function runFinalizers(
  args: readonly string[],
  flags: FinalizersFlags,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const cluster = await openCluster(context);
  if (!cluster.ok) return cluster;
  const { reader } = cluster.value;
  const close = () => void reader.close();
  context.signal.addEventListener('abort', close, { once: true });
  void reader.discover();
  const done = context.terminal.progress(() => 'reading the cluster …');
  try {
    const [verb, ...rest] = args;
    if (verb === 'remove') {
      const { removeFinalizer } = await import('./remove/remove.ts');
      return await removeFinalizer(rest, flags, cluster.value, { ...context, terminal: quiet(context.terminal, done) });
    }
    const { listFinalizers } = await import('./list.ts');
    const output = FINALIZER_FORMATS.find((format) => format === flags.output) ?? 'text';
    return await listFinalizers(args, output, reader, { ...context, terminal: quiet(context.terminal, done) });
  } finally {
    done();
    context.signal.removeEventListener('abort', close);
    await reader.close();
  }
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
