import type { RecordState } from '../../history/recording/record-state.ts';
import { counted } from '../../objects/words.ts';
import { formatAge } from '../text/age.ts';
import { cut } from '../text/table.ts';

/** One line about a recording for a log. `bytes`: of the file. */
export function progressLine(figures: RecordState, bytes: number, lasted: number): string {
  const { objects, changes, entries, rate, holes, lost, isWriting } = figures;
  return [
    `${counted(objects, 'object')}, ${counted(changes, 'change')} in ${formatAge(lasted)}, ${rate.toFixed(1)}/s`,
    counted(entries, 'entry', 'entries'),
    holes === 0 ? 'no hole' : counted(holes, 'hole'),
    size(bytes),
    ...(lost === 0 ? [] : [`${lost} not readable for now`]),
    ...(isWriting ? [] : ['the file cannot be written for now']),
  ].join(', ');
}

/** The lines of a recording on a terminal. */
export function progressLines(
  what: string,
  figures: RecordState,
  bytes: number,
  lasted: number,
  width: number,
): readonly string[] {
  return [`Recording ${what}. Ctrl-C ends it.`, progressLine(figures, bytes, lasted)].map((line) => cut(line, width));
}

/** What a recording came to. */
export function endLine(figures: RecordState, path: string, lasted: number): string {
  const { objects, changes, entries, holes, lost, isWriting } = figures;
  const missed = holes === 0 ? 'no hole' : counted(holes, 'hole');
  const what = `${counted(changes, 'change')} of ${counted(objects, 'object')} as ${counted(entries, 'entry', 'entries')}`;
  const ended = [
    ...(isWriting ? [] : [' The file could not be written at the end: what happened last is not in it.']),
    ...(lost === 0 ? [] : [` At the end ${lost} of what was to be recorded could not be read.`]),
  ];
  return `Recorded ${what} in ${formatAge(lasted)}, ${missed}. They are in ${path}.${ended.join('')}`;
}

/** `1.5 MiB`. */
export function size(bytes: number): string {
  if (bytes < 1 << 20) return `${(bytes / 1024).toFixed(0)} KiB`;
  return bytes < 1 << 30 ? `${(bytes / 2 ** 20).toFixed(1)} MiB` : `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
