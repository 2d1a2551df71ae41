import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { openReader } from '../../cli/open-reader.ts';
import type { Result } from '../../objects/problem.ts';
import { FINALIZER_FORMATS } from '../../views/finalizers/formats.ts';

/** The flags of `finalizers` as the command line has them. */
export interface FinalizersFlags {
  readonly force: boolean;
  readonly yes: boolean;
  readonly 'dry-run': boolean;
  readonly 'backup-dir': string | undefined;
  readonly output: string;
}

/** Runs `finalizers`: a list, or the removal of one of them. */
export async function runFinalizers(
  args: readonly string[],
  flags: FinalizersFlags,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const reader = await openReader(context);
  if (!reader.ok) return reader;
  const close = () => void reader.value.close();
  context.signal.addEventListener('abort', close, { once: true });
  void reader.value.discover();
  const done = context.terminal.progress(() => 'reading the cluster …');
  try {
    const { listFinalizers } = await import('./list.ts');
    const output = FINALIZER_FORMATS.find((format) => format === flags.output) ?? 'text';
    return await listFinalizers(args, output, reader.value, context);
  } finally {
    done();
    context.signal.removeEventListener('abort', close);
    await reader.value.close();
  }
}
