import type { Comparison, SpecChange, SubjectChanges } from '../../history/diff/spec-changes.ts';
import type { FieldChange } from '../../history/happening.ts';
import type { Gap } from '../../objects/gap.ts';
import { counted } from '../../objects/words.ts';
import { gapLines } from '../gap-lines.ts';
import { hanging } from '../text/hanging.ts';
import type { Paint } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { cut } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import { subjectText } from './answer.ts';
import { fieldsText } from './fields-text.ts';
import { dayOf, whenText } from './when-text.ts';

/** How to draw. */
export interface DiffTextOptions {
  /** Terminal columns; Infinity where nothing may be cut. */
  readonly width: number;
  readonly paint: Paint;
  /** Values as long as they are. */
  readonly wide: boolean;
}

/** Columns of a value; what is longer is cut. */
const VALUE = 60;

/** Of each object the answer, then its changes, each with the fields below it. Ends with a newline. */
export function diffText(items: readonly SubjectChanges[], gaps: readonly Gap[], options: DiffTextOptions): string {
  const parts = items.map((item) => itemLines(item, options));
  const unread = gapLines(gaps).map((line) => wrap(line, options.width));
  return [...parts, ...(unread.length === 0 ? [] : [unread])].map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function itemLines({ subject, changes, applied, comparison }: SubjectChanges, options: DiffTextOptions): string[] {
  const { width } = options;
  const name = sanitize(subjectText(subject));
  const told =
    comparison === undefined
      ? [wrap(`${name}: ${answer(changes)}`, width), ...changeLines(changes, options)]
      : [
          wrap(`${name}: ${comparedAnswer(comparison)}`, width),
          ...comparison.changes.flatMap((one) => fieldLines(one, options)),
        ];
  if (applied === undefined || comparison !== undefined) return told;
  if (applied.length === 0) return [...told, '', wrap('All that was applied last with kubectl apply is so.', width)];
  return [
    ...told,
    '',
    wrap('Applied last with kubectl apply, and otherwise now:', width),
    ...applied.flatMap((one) => fieldLines(one, options)),
  ];
}

function answer(changes: readonly SpecChange[]): string {
  if (changes.length === 0) return 'nothing tells of a change of its spec.';
  const unknown = changes.filter((one) => one.changes === undefined).length;
  const all = `${counted(changes.length, 'write or rollout', 'writes and rollouts')} of its spec`;
  if (unknown === 0) return `${all}, and what each changed.`;
  const which = unknown === changes.length ? (unknown === 1 ? 'it' : 'them') : String(unknown);
  return `${all}; of ${which} nothing tells what was there before (kubectl operator record keeps that).`;
}

function comparedAnswer({ changes, unknown }: Comparison): string {
  const rest =
    unknown === 0
      ? ''
      : `; of ${counted(unknown, 'more change')} in between nothing tells what was there before, so that more may differ`;
  return changes.length === 0
    ? `no difference is known${rest}.`
    : `${counted(changes.length, 'field')} differ${changes.length === 1 ? 's' : ''}${rest}.`;
}

function changeLines(changes: readonly SpecChange[], options: DiffTextOptions): string[] {
  let day = '';
  return changes.flatMap((change) => {
    const { entry } = change;
    const own = dayOf(entry.when);
    const head = own === day ? [] : ['', options.paint('dim', day === '' ? `${own}, times in UTC` : own)];
    day = own;
    const source = options.paint('dim', `[${entry.sources.join('+')}]`);
    const line = `${whenText(entry.when, own)}  ${sanitize(headline(change))} ${source}`;
    return [
      ...head,
      ...hanging(line, options.width),
      ...(change.changes ?? []).flatMap((one) => fieldLines(one, options)),
    ];
  });
}

function headline({ entry: { what }, changes, generation }: SpecChange): string {
  const number = generation === undefined ? '' : `generation ${generation}`;
  if (what.kind === 'rollout') {
    const revision = what.revision === undefined ? '' : ` ${what.revision}`;
    const unknown = changes === undefined ? ': nothing tells what the one before was' : '';
    return `${what.isAgain === true ? 'back to ' : ''}revision${revision}, ${what.name}${unknown}`;
  }
  if (what.kind === 'write') {
    const made = number === '' ? '' : ` (${number})`;
    const verb = what.operation === 'Apply' ? 'applied' : 'set';
    if (changes !== undefined) return `${what.manager}${made}`;
    return `${what.manager} ${verb} ${fieldsText(what.fields)}${made}: nothing tells what was there before`;
  }
  const who = what.kind === 'generation' && what.manager !== undefined ? `, ${what.manager}` : '';
  return `${number}${who}${changes === undefined ? ': nothing tells what changed' : ''}`;
}

function fieldLines({ path, before, after }: FieldChange, { width, paint, wide }: DiffTextOptions): string[] {
  const shown = (value: string) => (wide ? sanitize(value) : cut(sanitize(value), VALUE));
  const from = before === undefined ? paint('dim', '(not set)') : paint('bad', shown(before));
  const to = after === undefined ? paint('dim', '(not set)') : paint('good', shown(after));
  return hanging(`    ${sanitize(path)}  ${from} → ${to}`, width);
}
