import type { TreeReport } from '../../ownership/report.ts';
import { json, yaml } from '../serialize.ts';
import { createPaint } from '../text/paint.ts';
import { treeDocument } from './document.ts';
import type { TreeFormat } from './formats.ts';
import { treeDot, treeMermaid } from './graph.ts';
import { treeNames } from './name.ts';
import { treeText } from './text.ts';

/** How to draw. */
export interface TreeViewOptions {
  readonly format: TreeFormat;
  readonly width: number;
  readonly color: boolean;
  readonly conditions: boolean;
}

/** Draws a judged tree in any format. Ends with a newline. */
export function drawTree(report: TreeReport, options: TreeViewOptions): string {
  return VIEWS[options.format](report, options);
}

const text = (report: TreeReport, { format, width, color, conditions }: TreeViewOptions) =>
  treeText(report, { width, paint: createPaint(color), wide: format === 'wide', conditions });

const VIEWS = {
  text,
  wide: text,
  json: (report) => json(treeDocument(report)),
  yaml: (report) => yaml(treeDocument(report)),
  name: treeNames,
  dot: treeDot,
  mermaid: treeMermaid,
} satisfies Record<TreeFormat, (report: TreeReport, options: TreeViewOptions) => string>;
