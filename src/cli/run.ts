import type { Problem } from '../objects/problem.ts';
import { sanitize } from '../views/text/sanitize.ts';
import type { Command, ExitCode, Terminal } from './command.ts';
import { readerEnvironment } from './environment.ts';
import { parseCommandLine } from './parse.ts';
import { createTerminal, watchOutput } from './terminal.ts';
import { version } from './version.ts';

/** Runs one command line of a process to its exit code. The one place where defects are caught and told. */
export async function run(process: NodeJS.Process, commands: readonly Command[]): Promise<ExitCode> {
  watchOutput(process);
  const invocation = parseCommandLine(process.argv.slice(2), commands, version());
  const terminal = createTerminal(process, invocation.kind === 'run' ? invocation.global.color : 'auto');
  if (invocation.kind === 'print') {
    await terminal.write(invocation.text(terminal.width));
    return 0;
  }
  if (invocation.kind === 'problem') return tell(invocation.problem, terminal);
  const interrupt = interruptSignal(process);
  const { command, args, flags, global } = invocation;
  const environment = readerEnvironment(process, terminal, global.verbosity);
  try {
    const result = await command.run(args, flags, { global, terminal, environment, signal: interrupt.signal });
    if (result.ok) return result.value;
    return interrupt.signal.aborted ? 2 : tell(result.problem, terminal);
  } catch (error) {
    return tell(defect(error, global.verbosity), terminal);
  } finally {
    interrupt.release();
  }
}

function tell(problem: Problem, terminal: Terminal): ExitCode {
  terminal.warn(`error: ${sanitize(problem.message)}`);
  if (problem.next !== undefined) terminal.warn(sanitize(problem.next));
  return 2;
}

/** What only a defect of this program can cause: still one line, and the stack for those who ask with -v. */
function defect(error: unknown, verbosity: number): Problem {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error && verbosity > 0 ? (error.stack ?? '') : undefined;
  return {
    message: `unexpected: ${message}`,
    next: stack ?? 'This is a defect of kubectl operator: run it again with -v and report what it prints.',
  };
}

/** Ctrl-C once ends the command cleanly; twice ends the process at once, as people expect of a command that hangs. */
function interruptSignal(process: NodeJS.Process): { signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  let count = 0;
  const onSignal = () => {
    count++;
    controller.abort();
    if (count > 1) process.exit(130);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    release() {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
