import { statSync } from 'node:fs';
import type { RecordProgress } from '../../act/record/progress.ts';
import type { RecordEvents } from '../../act/record/recorder.ts';
import type { WatchedScope } from '../../act/record/scope.ts';
import type { CommandContext, Terminal } from '../../cli/command.ts';
import { missingText } from '../../objects/gap-text.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { progressLine, progressLines } from '../../views/record/progress-text.ts';
import { formatAge } from '../../views/text/age.ts';
import { sanitize } from '../../views/text/sanitize.ts';

/** Milliseconds between two lines where nobody looks at a terminal. */
const INTERVAL = 60_000;

/** Shows what a recording does: one status on a terminal, else a line a minute on stderr. Call the result to end it. */
export async function showRecording(
  progress: RecordProgress,
  scopes: readonly WatchedScope[],
  path: string,
  began: number,
  now: () => number,
  { terminal }: CommandContext,
): Promise<() => void> {
  const what = describe(scopes, path);
  if (terminal.interactive) {
    const { showLines } = await import('../../views/live/progress-view.tsx');
    return showLines(terminal.stdout, (width) =>
      progressLines(what, progress.state(), fileSize(path), now() - began, width),
    );
  }
  terminal.warn(`recording ${what}`);
  const line = () => terminal.warn(progressLine(progress.state(), fileSize(path), now() - began));
  const timer = setInterval(line, INTERVAL);
  return () => clearInterval(timer);
}

/** Tells on stderr what a recording cannot do, and where it may have missed something. */
export function recordEvents(terminal: Terminal): RecordEvents {
  const warn = (line: string) => terminal.warn(`warning: ${sanitize(line)}`);
  return {
    onGap: (_, gap) => warn(`${missingText(gap)}: ${gap.message}; it is tried again`),
    onHole: (scope, why) => warn(`something may be missing of ${scopeName(scope)}: ${why}`),
    onStore: (problem) =>
      warn(problem === undefined ? 'the file can be written again' : `${problem.message}; it is tried again`),
    onCrowded: () =>
      warn('how the objects are now takes more than --max-size by itself: nothing of their past is kept'),
    onStep: (milliseconds) => {
      const by = formatAge(Math.abs(milliseconds));
      warn(`the local clock was set ${milliseconds > 0 ? 'ahead' : 'back'} by ${by}; recorded times go on as before`);
    },
  };
}

function describe(scopes: readonly WatchedScope[], path: string): string {
  const names = scopes.filter(({ eventsOf }) => eventsOf === undefined).map(scopeName);
  const types = names.length > 3 ? `${names.length} types` : names.join(', ');
  return `${types} and their Events to ${path}`;
}

function scopeName({ type, namespace }: WatchedScope): string {
  return namespace === undefined ? groupResource(type) : `${groupResource(type)} in ${namespace}`;
}

/** Bytes of the file and of its journal. */
export function fileSize(path: string): number {
  const bytes = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return bytes(path) + bytes(`${path}-wal`);
}
