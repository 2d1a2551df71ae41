import type { AlteredObject, Canary, Difference } from '../../migration/canary.ts';
import type { Migration } from '../../migration/report.ts';
import { excerpt } from '../../objects/words.ts';
import { amount } from './amount.ts';

/** Differences that are told one by one. */
const TOLD = 10;

/** What the first writes showed, as steps of a migration: a title, then lines without one. */
export function canarySteps({ canary }: Migration): (readonly [string, string])[] {
  if (canary === undefined) return [];
  if (canary.altered === undefined) return [['Canary', unchanged(canary)]];
  const { version, altered: object, file } = canary;
  const lines = [
    `${altered(object)} was read at ${version}, written, and read again:`,
    ...differenceLines(object.differences),
    ...restoredLines(object, version),
    ...(file === undefined ? [] : [`What was read is kept in ${file}`]),
  ];
  return lines.map((line, at) => [at === 0 ? 'Canary' : '', line] as const);
}

/** `shop/cache` */
export function altered({ namespace, name }: AlteredObject): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** Each difference in a line: `spec.size: 3 → gone`. */
export function differenceLines(differences: readonly Difference[]): string[] {
  const rest = differences.length - TOLD;
  return [...differences.slice(0, TOLD).map(differenceLine), ...(rest > 0 ? [`and ${amount(rest)} more`] : [])];
}

function differenceLine({ path, before, after }: Difference): string {
  if (path === '') return `cannot be read any more: ${excerpt(after ?? '')}`;
  const value = (text: string | undefined, absent: string) => (text === undefined ? absent : excerpt(text, 60));
  return `${path}: ${value(before, 'not there')} → ${value(after, 'gone')}`;
}

function unchanged({ version, compared, current }: Canary): string {
  const already = current === 0 ? '' : `, ${amount(current)} ${current === 1 ? 'was' : 'were'} current already`;
  if (compared === 0) return `nothing to compare at ${version}${already}`;
  const objects = compared === 1 ? '1 object was' : `the first ${amount(compared)} objects were`;
  return `${objects} written, and ${compared === 1 ? 'is' : 'are'} at ${version} what ${compared === 1 ? 'it was' : 'they were'}${already}`;
}

function restoredLines({ restored }: AlteredObject, version: string): string[] {
  if (restored === undefined) return [];
  if (restored.kind === 'restored') return [`It was written back, and is at ${version} what it was.`];
  if (restored.kind === 'refused') return [`It could not be written back: ${excerpt(restored.message)}`];
  return ['It was written back, and the conversion altered it again:', ...differenceLines(restored.differences)];
}
