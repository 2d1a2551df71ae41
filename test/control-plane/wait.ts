import { setTimeout as delay } from 'node:timers/promises';
import type { ManagedProcess } from './process.ts';
import type { Requester } from './request.ts';

/** How long to wait, in milliseconds. */
export interface WaitOptions {
  readonly timeout?: number;
  readonly interval?: number;
}

/**
 * Asks `probe` until it answers something other than undefined or false, and answers that. Throws after the timeout
 * with `what` and the last error of the probe: a minute unless told otherwise, since what takes a second may take many on
 * a busy machine.
 */
export async function waitFor<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  options: WaitOptions = {},
): Promise<T> {
  const deadline = Date.now() + (options.timeout ?? 60_000);
  let last: unknown;
  for (;;) {
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== false) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) {
      const reason = last instanceof Error ? `: ${last.message}` : '';
      throw new Error(`timed out waiting for ${what}${reason}`, { cause: last });
    }
    await delay(options.interval ?? 50);
  }
}

/** Asks until two answers in a row are the same, and answers that; undefined is none. Options are those of `waitFor`. */
export async function waitForSame<T>(
  what: string,
  probe: () => Promise<T | undefined>,
  options: WaitOptions = {},
): Promise<T> {
  let before: T | undefined;
  const settled = async (): Promise<{ readonly answer: T } | undefined> => {
    const now = await probe();
    const isSame = now === before;
    before = now;
    return isSame && now !== undefined ? { answer: now } : undefined;
  };
  return (await waitFor(what, settled, options)).answer;
}

/** Asks for a path until the answer is 200; fails at once where one of the programs that should answer has died. */
export async function waitForAnswer(
  request: Requester,
  path: string,
  programs: readonly ManagedProcess[],
): Promise<void> {
  let dead: ManagedProcess | undefined;
  await waitFor(`${path} to answer 200`, async () => {
    dead = programs.find((program) => !program.running);
    return dead !== undefined || (await request(path)).status === 200;
  });
  if (dead !== undefined) throw new Error(`${dead.name} ended while ${path} was waited for`);
}
