import { blockers, type Preflight, type PreflightFinding } from '../../migration/preflight.ts';
import { gapLines } from '../gap-lines.ts';
import { formatAge } from '../text/age.ts';
import type { Paint, Tone } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { wrap } from '../text/wrap.ts';
import { amount } from './amount.ts';

const LEVELS = {
  ok: 'good',
  note: 'dim',
  warning: 'busy',
  blocked: 'bad',
} satisfies Record<PreflightFinding['level'], Tone>;

/** Where a finding's text begins: behind `  blocked  `. */
const INDENT = 11;

/**
 * What was looked at before the first write: what is well in one line, then whatever else there is to say. Ends with a
 * newline.
 */
export function preflightText(
  preflight: Preflight,
  { width, paint }: { readonly width: number; readonly paint: Paint },
): string {
  const { findings, gaps } = preflight;
  const isQuiet = ({ level, check }: PreflightFinding) => level === 'ok' && check !== 'loss';
  const well = findings.filter(isQuiet).map(({ text }) => text);
  const lines = [
    ...(well.length === 0 ? [] : [line('ok', well.join(', '))]),
    ...findings.filter((finding) => !isQuiet(finding)).map(findingLines),
  ];
  const unread = gapLines(gaps).map((gap) => `${paint('dim', `  ${wrap(gap, width - 2).replaceAll('\n', '\n  ')}`)}\n`);
  const end = blockers(preflight).length === 0 ? '' : `${paint('bad', 'Nothing was written.')}\n`;
  return `${head(preflight, width, paint)}${lines.join('')}${unread.join('')}${end}`;

  function findingLines({ level, text, details = [], next, command }: PreflightFinding): string {
    const step = next === undefined ? '' : `${next}${command === undefined ? '.' : ':'}`;
    // What is to be pasted stays in one line.
    const pasted = command === undefined ? '' : `${' '.repeat(INDENT)}${sanitize(command)}\n`;
    if (details.length === 0) return `${line(level, step === '' ? text : `${text}. ${step}`)}${pasted}`;
    const listed = details.map((detail) => wrapped(detail, INDENT, INDENT + 2));
    return `${line(level, `${text}:`)}${listed.join('')}${step === '' ? '' : wrapped(step, INDENT)}${pasted}`;
  }

  function line(level: PreflightFinding['level'], text: string): string {
    return `  ${paint(LEVELS[level], level.padEnd(INDENT - 2))}${wrapped(text, INDENT).trimStart()}`;
  }

  /** A text behind so many blanks, its other lines behind `rest`. */
  function wrapped(text: string, first: number, rest = first): string {
    return `${' '.repeat(first)}${wrap(sanitize(text), width - rest).replaceAll('\n', `\n${' '.repeat(rest)}`)}\n`;
  }
}

/** `Preflight   things.example.com v1alpha1 → v1, 1,204 objects, about 7s` */
function head(
  { resource, staleVersions, storageVersion, objects, expectedTime }: Preflight,
  width: number,
  paint: Paint,
) {
  const versions =
    storageVersion === undefined
      ? []
      : [staleVersions.length === 0 ? ` ${storageVersion}` : ` ${staleVersions.join(', ')} → ${storageVersion}`];
  const number = objects === undefined ? '' : `, ${amount(objects)} ${objects === 1 ? 'object' : 'objects'}`;
  const time = expectedTime === undefined || expectedTime < 1000 ? '' : `, about ${formatAge(expectedTime)}`;
  const title = 'Preflight'.padEnd(12);
  const text = wrap(sanitize(`${resource}${versions.join('')}${number}${time}`), width - title.length);
  return `${paint('strong', title)}${text.replaceAll('\n', `\n${' '.repeat(title.length)}`)}\n`;
}
