import { parseTime } from '../objects/metadata.ts';

/**
 * kopf writes times in ISO 8601, in UTC, often without saying so (nolar/kopf kopf/_cogs/configs/progress.py). Milliseconds
 * since the epoch.
 */
export function kopfTime(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return parseTime(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
}
