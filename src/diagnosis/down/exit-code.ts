/** Exit codes that say more than that it failed: shells, and 128 plus a signal (bash manual, Exit Status). */
const MEANINGS: Readonly<Record<number, string>> = {
  126: 'its command cannot be executed',
  127: 'its command is not there',
  134: 'it aborted',
  137: 'it was killed',
  139: 'segmentation fault',
  143: 'it was asked to end',
};

/** `exit code 137: it was killed`. */
export function exitText(exitCode: number | undefined): string {
  if (exitCode === undefined) return 'an unknown exit code';
  const meaning = MEANINGS[exitCode];
  return `exit code ${exitCode}${meaning === undefined ? '' : `: ${meaning}`}`;
}
