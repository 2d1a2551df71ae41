import { setTimeout as sleep } from 'node:timers/promises';
import type { StateCase } from '../harness/state-case.ts';
import { backup, type RedisStage } from './redis-stage.ts';

/** What goes on while an operator is looked at. */
type Meanwhile = NonNullable<StateCase<RedisStage>['meanwhile']>;

/** Backups that are changed at a time. */
const FEW = 3;

/** Does something each second until it is over. */
export async function eachSecond(over: AbortSignal, act: (turn: number) => Promise<unknown>): Promise<void> {
  for (let turn = 0; !over.aborted; turn += 1) {
    await act(turn);
    await sleep(1000, undefined, { signal: over }).catch(() => undefined);
  }
}

/** Changes to a few of so many backups, as people make them: to others each time, as what is written over and over is a loop. */
export function changesTo(count: number): Meanwhile {
  return ({ poke }, _plane, over) => eachSecond(over, (turn) => poke(FEW, (turn * FEW) % (count - FEW)));
}

/** Changes to one backup. */
export function changesToOne(index: number): Meanwhile {
  return ({ poke }, _plane, over) => eachSecond(over, () => poke(1, index));
}

/** One backup ends with errors that are not tried again, but for changes to it. */
export function terminalErrorsOf(index: number): Meanwhile {
  return async (stage, plane, over) => {
    await stage.operator.fail(backup(index), 'terminal');
    await changesToOne(index)(stage, plane, over);
  };
}
