import { setTimeout as sleep } from 'node:timers/promises';
import type { Gap } from '../../objects/gap.ts';
import type { JudgedProcess } from '../../queues/report.ts';
import type { LiveProcess } from './live-process.ts';

/** Milliseconds before further looks: no multiple of what operators poll at, or all looks would find the same moment of it. */
const WAITS = [730, 1170];

/**
 * Judges a process, and looks again where looks alone tell that something is bad: of JOSDK nothing but what was at work or
 * waited at both of them tells of one that hangs or has too much to do, and that can be chance.
 * @param gaps is given why a page could not be read again
 */
export async function judgeAgain(
  process: Pick<LiveProcess, 'read'>,
  judge: () => JudgedProcess | undefined,
  gaps: Gap[],
  signal: AbortSignal,
): Promise<JudgedProcess | undefined> {
  let judged = judge();
  for (const wait of WAITS) {
    if (!restsOnLooks(judged)) break;
    await sleep(wait, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    const gap = await process.read();
    if (gap !== undefined) {
      gaps.push(gap);
      break;
    }
    judged = judge();
  }
  return judged;
}

function restsOnLooks(judged: JudgedProcess | undefined): boolean {
  return (judged?.controllers ?? []).some(
    ({ rates, judgements }) =>
      rates.now.framework === 'josdk' &&
      judgements.some(({ state }) => state === 'hung-worker' || state === 'saturated'),
  );
}
