import type { Answer } from '../objects/gap.ts';
import type { ScrapedPage, ScrapeQuery } from './reader.ts';

/** Where a page was asked for. */
export type ScrapePlace = Pick<ScrapeQuery, 'namespace' | 'pod' | 'port' | 'path' | 'scheme'>;

/** One page that was asked for, and what came; never the token that it was asked with. */
export interface ScrapeRecord {
  readonly place: ScrapePlace;
  readonly answer: Answer<ScrapedPage>;
}
