import type { QueueReport } from '../../queues/report.ts';
import { jsonLine, yaml } from '../serialize.ts';
import { queueDocument } from './document.ts';
import type { QueueFormat } from './formats.ts';
import { ChangeLines } from './live/change-lines.ts';

/**
 * How the looks of a watch are drawn one after the other where nobody looks at a terminal: lines for what changed (`wide`:
 * for all, each time), a JSON document a line, or YAML documents. The first look has no rates and is left out.
 */
export function drawLook(format: QueueFormat): (report: QueueReport) => string {
  const lines = new ChangeLines(format === 'wide');
  const hasRates = ({ items }: QueueReport) =>
    items.some(({ processes }) => processes.some(({ rates }) => rates.seconds > 0)) ||
    items.every(({ processes }) => processes.length === 0);
  return (report) => {
    switch (format) {
      case 'json':
        return hasRates(report) ? jsonLine(queueDocument(report)) : '';
      case 'yaml':
        return hasRates(report) ? `---\n${yaml(queueDocument(report))}` : '';
      case 'text':
      case 'wide':
        return lines.of(report);
    }
  };
}
