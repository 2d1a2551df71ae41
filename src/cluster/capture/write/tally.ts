import type { Gap } from '../../../objects/gap.ts';

/** What was captured. Grows while the capture runs, so that progress can be shown. */
export interface CaptureTally {
  objects: number;
  logs: number;
  /** Pages of metrics. */
  pages: number;
  /** Types read to their end, at least in part of what was asked. */
  types: number;
  /** Whether all is read but for pages of metrics, which takes its time. */
  scraping?: boolean;
  readonly gaps: Gap[];
}
