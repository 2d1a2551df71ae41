import { formatAge } from '../text/age.ts';
import { sanitize } from '../text/sanitize.ts';
import { cut } from '../text/table.ts';
import { amount } from './text.ts';

/** As much of a migration's progress as a line tells; `ProgressState` of src/act has it. */
interface ProgressView {
  readonly phase: 'migrate' | 'verify';
  readonly total: number | undefined;
  readonly done: number;
  readonly tally: { readonly rewritten: number; readonly current: number; readonly again: number };
  readonly failing: number;
  readonly inFlight: number;
  readonly rate: number;
  readonly left: number | undefined;
}

/** `Migrate 812 / 1,204   410/s   1s left   rewritten 640, already current 170, again 2, failed 0, 32 in flight` */
export function progressLine(state: ProgressView, resource: string, width: number): string {
  const { phase, total, done, tally, failing, inFlight, rate, left } = state;
  const parts = [
    `${phase === 'migrate' ? 'Migrate' : 'Verify'} ${sanitize(resource)} ${amount(done)}${total === undefined ? '' : ` / ${amount(total)}`}`,
    `${amount(Math.round(rate))}/s`,
    ...(left === undefined ? [] : [`${formatAge(left)} left`]),
    `rewritten ${amount(tally.rewritten)}, already current ${amount(tally.current)}, again ${amount(tally.again)}, failed ${amount(failing)}, ${inFlight} in flight`,
  ];
  return cut(parts.join('   '), width);
}
