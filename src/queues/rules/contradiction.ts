import { grew } from '../figures.ts';
import type { ControllerRates } from '../rates.ts';
import type { QueueRule } from '../rule.ts';

/** Figures that cannot be true together: the page is not what it seems, or its framework has a bug. */
export const contradiction: QueueRule = ({ rates, process }) => {
  const found = [
    ...process.backwards
      .filter((what) => what.endsWith(` of ${rates.now.name}`))
      .map((what) => `${what} went backwards though the process did not begin anew`),
    ...impossible(rates),
  ];
  const [first] = found;
  if (first === undefined) return undefined;
  return {
    state: 'contradiction',
    level: 'note',
    text: `Its figures contradict each other: ${first}${found.length > 1 ? ` (and ${found.length - 1} more)` : ''}.`,
    next: 'Two processes behind one address count apart: read one pod (queue pod/NAME).',
  };
};

function impossible(rates: ControllerRates): string[] {
  const { depth, busy, workers, framework } = rates.now;
  const found: string[] = [];
  if (depth !== undefined && depth < 0) found.push(`a depth of ${depth}`);
  if (busy !== undefined && workers !== undefined && busy > workers) found.push(`${busy} busy workers of ${workers}`);
  if (framework !== 'controller-runtime') return found;
  // What failed or asked for it was added again after a delay, each of which is counted as a retry.
  const again = grew(rates, 'error') - grew(rates, 'terminal') + grew(rates, 'requeue') + grew(rates, 'requeue_after');
  const retries = rates.counts.retries;
  if (retries !== undefined && retries + SLACK < again)
    found.push(`${again} reconciles were to be called again, and ${retries} were`);
  return found;
}

/** The counters of a page are not read at one instant: as many can be on their way as there are workers, and a few. */
const SLACK = 20;
