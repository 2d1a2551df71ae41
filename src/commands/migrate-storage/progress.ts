import type { Progress } from '../../act/migration/progress.ts';
import type { CommandContext } from '../../cli/command.ts';
import { progressLine } from '../../views/migration/progress-text.ts';

/** Milliseconds between two lines where nobody looks at a terminal. */
const INTERVAL = 10_000;

/** Shows how far a migration is: redrawn on a terminal, a line every ten seconds otherwise. Call the result to end it. */
export async function showProgress(
  progress: Progress,
  resource: string,
  { terminal }: CommandContext,
): Promise<() => void> {
  const line = () => progressLine(progress.state(), resource, Number.POSITIVE_INFINITY);
  if (terminal.interactive) return terminal.progress(line);
  const timer = setInterval(() => terminal.warn(line()), INTERVAL);
  return () => clearInterval(timer);
}
