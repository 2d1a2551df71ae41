import { deletionAge } from '../../diagnosis/deletion-age.ts';
import { isStuck, type StuckReport } from '../../diagnosis/report.ts';
import { type RootCause, UNEXPLAINED } from '../../diagnosis/root-causes.ts';
import type { Symptom } from '../../diagnosis/symptom.ts';
import { inWords } from '../../diagnosis/words.ts';
import { formatAge } from '../text/age.ts';

/** The answer in one sentence: what is stuck, for how long, and why. */
export function headline(symptom: Symptom, causes: readonly RootCause[], report: StuckReport): string {
  const { now } = report.diagnosis;
  const [cause] = causes;
  if (symptom.kind === 'live') {
    const found = cause === undefined || cause.id === UNEXPLAINED ? '' : `, and ${cause.summary}`;
    return `${inWords(symptom.object)} is not being deleted${found}.`;
  }
  if (symptom.kind === 'type-unreadable') return `${symptom.type} cannot be read${because(cause)}`;
  if (symptom.kind !== 'terminating') return '';
  const age = deletionAge(symptom.object, now) ?? 0;
  const what =
    age < 0
      ? `${inWords(symptom.object)} is Terminating, in its grace period for ${formatAge(-age)} more`
      : `${inWords(symptom.object)} is Terminating for ${formatAge(age)}`;
  const young = isStuck(symptom.object, now, report.stuckAfter) ? '' : ', which is not long';
  return `${what}${young}${because(cause)}`;
}

const HEDGES = { certain: '', likely: 'most likely ', possible: 'perhaps ' } satisfies Record<
  RootCause['certainty'],
  string
>;

function because(cause: RootCause | undefined): string {
  if (cause === undefined || cause.id === UNEXPLAINED) return '; nothing was found that explains it.';
  return `, ${HEDGES[cause.certainty]}because ${cause.summary}.`;
}
