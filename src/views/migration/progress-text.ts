import type { EngineWait } from '../../migration/engine-wait.ts';
import { formatAge } from '../text/age.ts';
import type { Paint } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { cut } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import { amount } from './amount.ts';
import { CAUSES } from './cause-text.ts';
import { engineWaitText } from './engine-wait-text.ts';

/** As much of a migration's progress as is drawn. Times in milliseconds, the rate in objects a second. */
export interface ProgressView {
  readonly phase: 'migrate' | 'in-cluster' | 'verify';
  readonly total: number | undefined;
  readonly done: number;
  readonly tally: { readonly rewritten: number; readonly current: number; readonly again: number };
  readonly failing: number;
  readonly inFlight: number;
  readonly rate: number;
  /** An estimate. */
  readonly left: number | undefined;
  readonly resting: keyof typeof CAUSES | undefined;
  readonly waiting: EngineWait | undefined;
}

const TITLES = { migrate: 'Migrate', 'in-cluster': 'In-cluster', verify: 'Verify' } satisfies Record<
  ProgressView['phase'],
  string
>;

/** One line for a log: `Migrate widgets.example.com 812 / 1,204   410/s   …` */
export function progressLine(state: ProgressView, resource: string): string {
  return [`${TITLES[state.phase]} ${sanitize(resource)} ${howFar(state)}`, ...details(state)].join('   ');
}

/** A bar and what there is to know, for a terminal of a width. */
export function progressLines(
  state: ProgressView,
  resource: string,
  { width, paint, ending }: { readonly width: number; readonly paint: Paint; readonly ending: boolean },
): string[] {
  const { phase, total, done } = state;
  const bar = Math.max(8, Math.min(40, width - 50));
  const full = total === undefined || total === 0 ? 0 : Math.min(bar, Math.floor((done / total) * bar));
  const head = `${TITLES[phase].padEnd(10)}`;
  const line = `${paint('good', '━'.repeat(full))}${paint('dim', '━'.repeat(bar - full))}`;
  return [
    cut(sanitize(resource), width),
    `${paint('strong', head)}${line}  ${howFar(state)}`,
    ...details(state).flatMap((detail) =>
      wrap(detail, Math.max(20, width - 10))
        .split('\n')
        .map((one) => cut(`${' '.repeat(10)}${one}`, width)),
    ),
    ...(ending ? [cut('Ctrl-C: waiting for what is in flight. Once more ends it at once.', width)] : []),
  ];
}

function howFar({ total, done }: ProgressView): string {
  return total === undefined ? amount(done) : `${amount(done)} / ${amount(total)}`;
}

function details({ phase, tally, failing, inFlight, rate, left, resting, waiting }: ProgressView): string[] {
  if (phase === 'in-cluster' && waiting !== undefined) return engineWaitText(waiting);
  if (phase === 'in-cluster') return ["the cluster's own engine is waited for; it does not tell how far it is"];
  const pace = [
    `${amount(Math.round(rate))}/s`,
    ...(left === undefined ? [] : [`about ${formatAge(left)} left`]),
    `${inFlight} in flight`,
  ];
  const counts = [
    `rewritten ${amount(tally.rewritten)}`,
    `already current ${amount(tally.current)}`,
    `tried again ${amount(tally.again)}`,
    `failed ${amount(failing)}`,
  ];
  return [pace.join('   '), counts.join(', '), ...(resting === undefined ? [] : [`waiting, as ${CAUSES[resting]}`])];
}
