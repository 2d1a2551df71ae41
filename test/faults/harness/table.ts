import { createPaint } from '../../../src/views/text/paint.ts';
import { renderTable } from '../../../src/views/text/table.ts';
import type { FaultResult } from './report.ts';

const COLUMNS = ['CASE', 'RUNS', 'LOST', 'ALTERED', 'FALSE DONE', 'PRUNED EARLY', 'SECONDS', 'VERDICT'].map(
  (title) => ({
    title,
    giveWay: 0,
    least: 10,
  }),
);

/** One line a case. */
export function resultTable(results: readonly FaultResult[]): string {
  const rows = results.map((result) =>
    [
      result.name,
      result.runs,
      result.lost,
      result.altered,
      result.falseDone,
      result.prunedEarly,
      (result.milliseconds / 1000).toFixed(1),
      result.wrong.length === 0 ? 'good' : 'WRONG',
    ].map((value) => ({ text: String(value) })),
  );
  return renderTable(COLUMNS, rows, Number.POSITIVE_INFINITY, createPaint(false));
}
