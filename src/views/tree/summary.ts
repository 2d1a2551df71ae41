import type { TreeReport } from '../../ownership/report.ts';
import { preorder } from '../../ownership/walk.ts';
import { gapLines } from '../gap-lines.ts';
import type { Paint } from '../text/paint.ts';
import { wrap } from '../text/wrap.ts';

/** What the tree amounts to, what its signs mean, and what could not be read. Ends with a newline. */
export function summaryText(report: TreeReport, options: { readonly width: number; readonly paint: Paint }): string {
  const { objects, notReady, terminating, brokenOwners } = report.counts;
  const findings = [
    ...(notReady > 0 ? [`${notReady} not ready`] : []),
    ...(terminating > 0 ? [`${terminating} terminating`] : []),
    ...(brokenOwners > 0 ? [`${brokenOwners} with a broken owner reference`] : []),
  ];
  const total = `${objects} ${objects === 1 ? 'object' : 'objects'}`;
  const sentence = findings.length === 0 ? `${total}.` : `${total}: ${findings.join(', ')}.`;
  const lines = [sentence, ...legend(report), ...gapLines(report.gaps)];
  return lines.map((line) => `${wrap(line, options.width)}\n`).join('');
}

function legend(report: TreeReport): string[] {
  const edges = new Set(preorder(report.roots).map(({ node }) => node.edge.kind));
  const signs = [
    ...(edges.has('owner') ? ['┄ owned, but not by its controller'] : []),
    ...(edges.has('link') ? ['→ linked, without owner reference'] : []),
  ];
  return signs.length === 0 ? [] : [signs.join('   ')];
}
