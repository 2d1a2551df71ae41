import { type AlteredObject, type Canary, type Difference, hasShownNothing } from '../../migration/canary.ts';
import type { Migration } from '../../migration/report.ts';
import { excerpt } from '../../objects/words.ts';
import { amount } from './amount.ts';

/** Differences that are told one by one. */
const TOLD = 10;

/** What the canary's writes showed, as steps of a migration: a title, then lines without one. */
export function canarySteps({ canary }: Migration): (readonly [string, string])[] {
  if (canary === undefined) return [];
  if (canary.altered === undefined) return [['Canary', unchanged(canary)]];
  const { altered: object, file } = canary;
  const { version } = object;
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

function unchanged(canary: Canary): string {
  const { versions, compared, current, untold } = canary;
  const at = versions.join(' and ');
  if (hasShownNothing(canary)) return shownNothing(canary);
  if (compared === 0)
    return current === 0
      ? 'there are no objects to compare'
      : `nothing to compare at ${at}: ${current === 1 ? 'the one object was' : `all ${amount(current)} objects were`} current already`;
  const objects =
    compared === 1
      ? `1 object was written first, and is at ${at} what it was`
      : `${amount(compared)} objects were written first, and are at ${at} what they were`;
  return [objects, ...others(current, untold)].join(', ');
}

/** What a canary that has compared nothing met. */
export function shownNothing({ versions, current, untold }: Canary): string {
  const tried = current + untold;
  const met =
    tried === 0
      ? 'no object could be tried'
      : `of ${tried === 1 ? 'the one object' : `${amount(tried)} objects`} tried ${others(current, untold).join(', ')}`;
  return `nothing could be compared at ${versions.join(' and ')}, ${met}`;
}

function others(current: number, untold: number): string[] {
  return [
    ...(current === 0 ? [] : [`${amount(current)} ${current === 1 ? 'was' : 'were'} current already`]),
    ...(untold === 0 ? [] : [`${amount(untold)} could not be read or written, or changed meanwhile`]),
  ];
}

function restoredLines({ restored }: AlteredObject, version: string): string[] {
  if (restored === undefined) return [];
  if (restored.kind === 'restored') return [`It was written back, and is at ${version} what it was.`];
  if (restored.kind === 'refused') return [`It could not be written back: ${excerpt(restored.message)}`];
  return ['It was written back, and the conversion altered it again:', ...differenceLines(restored.differences)];
}
