import { createPaint } from '../../../src/views/text/paint.ts';
import { renderTable } from '../../../src/views/text/table.ts';
import type { FoundAnswer } from './answer.ts';
import type { ScenarioResult } from './run-scenario.ts';

const COLUMNS = ['SCENARIO', 'EXPECTED', 'FOUND', 'CERTAINTY', 'FROM CAPTURE', 'MS', ''].map((title) => ({
  title,
  giveWay: 0,
  least: 10,
}));

/** One line a scenario: expected, found, certainty, what the capture says, and the time of the live answer. */
export function resultTable(results: readonly ScenarioResult[]): string {
  const rows = results.map(({ scenario, live, captured, wrong, milliseconds }) => [
    { text: scenario.name },
    { text: scenario.expected.cause ?? 'nothing' },
    { text: cause(live) },
    { text: live?.certainty ?? '' },
    { text: fromCapture(live, captured) },
    { text: live === undefined ? '' : String(milliseconds.live) },
    { text: wrong.length === 0 ? '' : 'WRONG' },
  ]);
  return renderTable(COLUMNS, rows, Number.POSITIVE_INFINITY, createPaint(false));
}

function cause(answer: FoundAnswer | undefined): string {
  if (answer === undefined) return 'not asked';
  return answer.cause ?? (answer.exitCode === 0 ? 'nothing' : `exit code ${answer.exitCode}`);
}

function fromCapture(live: FoundAnswer | undefined, captured: FoundAnswer | undefined): string {
  if (captured === undefined) return '';
  const [same, certainty] = [cause(live) === cause(captured), captured.certainty ?? ''];
  if (same) return live?.certainty === captured.certainty ? 'same' : certainty;
  return `${cause(captured)} ${certainty}`.trim();
}
