import { kubectl } from '../../diagnosis/commands.ts';
import type { Gap } from '../../objects/gap.ts';
import { some } from '../../objects/words.ts';
import { applierText } from '../../versions/applier-text.ts';
import { isBroughtBack, type Standing, type StepState } from '../../versions/standing.ts';
import type { StepReason } from '../../versions/standing-facts.ts';
import { STEPS } from '../../versions/steps.ts';
import { hung, paragraph } from '../diagnosis/lines.ts';
import { gapLines } from '../gap-lines.ts';
import type { Paint, Tone } from '../text/paint.ts';
import { wrap } from '../text/wrap.ts';
import { doneText, reasonText, STEP_TITLES } from './step-words.ts';

/** How to draw. */
export interface StandingLayout {
  readonly width: number;
  readonly paint: Paint;
}

/** Where a version stands: the answer, then a line for each step. Ends with a newline. */
export function standingText(standing: Standing, gaps: readonly Gap[], now: number, layout: StandingLayout): string {
  if (standing.next === undefined) return paragraph(standingAnswer(standing), '', layout);
  return [
    paragraph(standingAnswer(standing), '', layout),
    '\n',
    ...standing.steps.flatMap((state) => stepLines(state, standing, now, layout)),
    '\n',
    paragraph(NOT_SEEN, '', layout),
    ...gapLines(gaps).map((line) => `${wrap(line, layout.width)}\n`),
  ].join('');
}

const NOT_SEEN =
  'Not seen: who only now and then reads with the version, and manifests of Helm releases, which are values of Secrets and never read.';

/** Where a version stands, in a sentence. */
export function standingAnswer(standing: Standing): string {
  const { judged, version, replacement, steps, next } = standing;
  const name = judged.facts.definition.name;
  if (next === undefined && standing.hides)
    return `${name} has no version ${version}, and objects that cannot be read may be stored as it: ${kubectl('operator', 'crd-versions', name)} tells.`;
  if (next === undefined)
    return `${name} has no version ${version}: it has ${some(
      judged.versions.map((one) => one.name),
      10,
    )}.`;
  const done = steps.filter(({ state }) => state === 'done').length;
  const where = replacement === undefined ? version : `${version} → ${replacement}`;
  const what =
    next.state === 'blocked'
      ? `${next.step} cannot be done yet`
      : `next is ${next.step}${isBroughtBack(standing) ? `, in ${applierText(judged.facts.applier)}, which applies the CRD` : ''}`;
  return `${name}: ${where}, ${done} of ${STEPS.length} steps done; ${what}.`;
}

const TONES = { done: 'good', next: 'strong', blocked: 'bad', open: 'busy', later: 'dim' } as const satisfies Record<
  StepState['state'],
  Tone
>;

function stepLines(
  { step, state, reasons }: StepState,
  standing: Standing,
  now: number,
  layout: StandingLayout,
): string[] {
  const head = `${layout.paint(TONES[state], state.padEnd(9))}${step.padEnd(16)}`;
  const text = state === 'done' ? doneText(step, standing) : STEP_TITLES[step];
  // The start is as wide as it looks, whatever its colours.
  const first = hung(' '.repeat(25), text, layout).slice(25);
  const { shown, above } = reasonsToShow({ step, state, reasons }, standing);
  const lines = [...shown.map((reason) => reasonText(reason, standing.version, now)), ...(above ? [ABOVE] : [])];
  return [`${head}${first}`, ...lines.map((line) => hung(`${' '.repeat(25)}- `, line, layout))];
}

const ABOVE = 'What `users` waits for, above.';

/** Reasons of steps that hold something up; those that stand with the step `users` are not told twice. */
function reasonsToShow(
  { step, state, reasons }: StepState,
  { steps }: Standing,
): { shown: readonly StepReason[]; above: boolean } {
  if (state !== 'blocked' && state !== 'open') return { shown: [], above: false };
  const isAfter = STEPS.indexOf(step) > STEPS.indexOf('users');
  const users = steps.find((other) => other.step === 'users' && isAfter);
  const told = users?.state === 'open' ? new Set(users.reasons.map((reason) => JSON.stringify(reason))) : new Set();
  const shown = reasons.filter((reason) => !told.has(JSON.stringify(reason)));
  return { shown, above: shown.length < reasons.length };
}
