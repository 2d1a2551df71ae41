import type { VersionsReport } from '../../versions/report.ts';
import { json, yaml } from '../serialize.ts';
import { createPaint } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { wrap } from '../text/wrap.ts';
import { versionsAnswer } from './answer.ts';
import { crdVersionsDocument } from './document.ts';
import type { VersionsFormat } from './formats.ts';
import { versionsPage } from './page.ts';
import { versionsTable } from './table.ts';

/** How to draw. */
export interface VersionsViewOptions {
  readonly format: VersionsFormat;
  readonly width: number;
  readonly color: boolean;
}

/** Draws the versions of CRDs in any format: of one that was named a page, of more a table. Ends with a newline. */
export function drawVersions(report: VersionsReport, { format, width, color }: VersionsViewOptions): string {
  switch (format) {
    case 'json':
      return json(crdVersionsDocument(report));
    case 'yaml':
      return yaml(crdVersionsDocument(report));
    case 'name':
      return report.definitions
        .map(({ facts }) => `customresourcedefinitions.apiextensions.k8s.io/${sanitize(facts.definition.name)}\n`)
        .join('');
    case 'text':
    case 'wide': {
      const layout = { width, paint: createPaint(color), wide: format === 'wide' };
      const [only, ...more] = report.definitions;
      if (report.named && only !== undefined && more.length === 0) return versionsPage(report, only, layout);
      return versionsTable(report, layout);
    }
  }
}

/** The first line alone, for scripts. */
export function drawAnswer(report: VersionsReport, width: number): string {
  return `${wrap(sanitize(versionsAnswer(report)), width)}\n`;
}
