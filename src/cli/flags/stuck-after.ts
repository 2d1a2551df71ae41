import { failure, type Result, success } from '../../objects/problem.ts';
import type { FlagSpec } from '../command.ts';
import { parseDuration } from './duration.ts';

/** The flag by which users say what counts as stuck, the same for every command that tells. */
export const STUCK_AFTER = {
  type: 'string',
  placeholder: 'TIME',
  default: '2m',
  describe: 'How long an object may be Terminating before it counts as stuck',
} as const satisfies FlagSpec;

/** The flag's value in milliseconds. */
export function stuckAfter(text: string): Result<number> {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined) return success(milliseconds);
  return failure(`"${text}" is not a time for --stuck-after`, 'Give a time such as 30s, 2m or 1h.');
}
