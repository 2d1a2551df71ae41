import type { Retrier } from '../../knowledge/retry-ladders.ts';
import type { Framework } from '../../operators/model.ts';
import type { ProcessReading } from '../reading.ts';
import type { ObjectLog } from './object-queue.ts';

/**
 * Who tries again what fails: the framework of the operator; where that is not known, what its metrics and its log show,
 * as each framework has names and lines of its own.
 * @param framework undefined: no operator is known
 */
export function retrierOf(
  framework: Framework | undefined,
  isBuiltIn: boolean,
  readings: readonly ProcessReading[],
  logs: readonly ObjectLog[],
): Retrier {
  if (framework !== undefined && framework !== 'unknown') return framework;
  const shown = readings.flatMap(({ controllers }) => controllers.map((one) => one.framework))[0];
  if (shown !== undefined) return shown;
  if (logs.some(({ records }) => records.some(({ message }) => message === 'Reconciler error')))
    return 'controller-runtime';
  return framework === undefined && isBuiltIn ? 'built-in' : 'unknown';
}
