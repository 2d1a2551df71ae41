import type { StateResult } from './state-case.ts';

/** Whether what was found is what was expected. */
export function isRight({ expected, found, expectedFromFiles, foundFromFiles }: StateResult): boolean {
  return expected === found && expectedFromFiles === foundFromFiles;
}
