import { quantile } from '../../metrics/histogram.ts';
import { ended, grew } from '../figures.ts';
import { STATES } from '../judgement.ts';
import type { ControllerRates } from '../rates.ts';
import type { QueueRow } from './row.ts';
import type { SortKey } from './sort-keys.ts';

const LEVELS = ['bad', 'note', 'good'] as const;

/** What needs somebody first; figures, the highest first. Rows without the figure come last, either way. */
export function sortRows(rows: readonly QueueRow[], by: SortKey, reverse: boolean): readonly QueueRow[] {
  const sign = reverse ? -1 : 1;
  return rows
    .map((row) => ({ row, value: VALUES[by](row) }))
    .toSorted((a, b) => {
      if (a.value === undefined || b.value === undefined)
        return Number(a.value === undefined) - Number(b.value === undefined) || byName(a.row, b.row);
      return sign * (a.value - b.value) || (by === 'name' ? sign : 1) * byName(a.row, b.row);
    })
    .map(({ row }) => row);
}

const VALUES: Readonly<Record<SortKey, (row: QueueRow) => number | undefined>> = {
  name: () => 0,
  state: ({ judgements: [first] }) =>
    first === undefined ? STATES.length : LEVELS.indexOf(first.level) * STATES.length + STATES.indexOf(first.state),
  depth: figure(({ now }) => now.depth),
  rate: figure((rates) => (rates.seconds > 0 ? ended(rates) / rates.seconds : undefined)),
  errors: figure((rates) => (rates.seconds > 0 ? grew(rates, 'error') / rates.seconds : undefined)),
  wait: figure(({ wait }) => (wait === undefined ? undefined : quantile(wait, 0.99)?.estimate)),
};

/** The highest first. */
function figure(of: (rates: ControllerRates) => number | undefined): (row: QueueRow) => number | undefined {
  return ({ controller }) => {
    const value = controller === undefined ? undefined : of(controller.rates);
    return value === undefined ? undefined : -value;
  };
}

function byName(a: QueueRow, b: QueueRow): number {
  const [one, other] = [a, b].map(({ operator, name = '', key }) => `${operator} ${name} ${key}`);
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
}
