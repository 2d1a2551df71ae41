import type { Progress } from '../../act/migration/progress.ts';
import type { CommandContext } from '../../cli/command.ts';
import { progressLine, progressLines } from '../../views/migration/progress-text.ts';
import { createPaint } from '../../views/text/paint.ts';

/** Milliseconds between two lines where nobody looks at a terminal. */
const INTERVAL = 10_000;

/** Shows how far a migration is: redrawn on a terminal, a line on stderr every ten seconds otherwise. Call the result to end it. */
export async function showProgress(
  progress: Progress,
  resource: string,
  text: boolean,
  { terminal, signal }: CommandContext,
): Promise<() => void> {
  if (terminal.interactive && text) {
    const { showLines } = await import('../../views/live/progress-view.tsx');
    const paint = createPaint(terminal.color);
    return showLines(terminal.stdout, (width) =>
      progressLines(progress.state(), resource, { width, paint, ending: signal.aborted }),
    );
  }
  const timer = setInterval(() => terminal.warn(progressLine(progress.state(), resource)), INTERVAL);
  return () => clearInterval(timer);
}
