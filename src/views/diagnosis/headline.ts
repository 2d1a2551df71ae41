import { deletionAge } from '../../diagnosis/deletion-age.ts';
import { isStuck, type StuckReport } from '../../diagnosis/report.ts';
import { type RootCause, UNEXPLAINED } from '../../diagnosis/root-causes.ts';
import type { Symptom } from '../../diagnosis/symptom.ts';
import type { KubeObject } from '../../objects/object.ts';
import { counted, excerpt, inWords } from '../../objects/words.ts';
import { formatAge } from '../text/age.ts';

/**
 * The answer in one sentence: what is stuck, for how long, and why.
 * @param causes those that all have to be mended (holdingCauses), best first
 */
export function headline(symptom: Symptom, causes: readonly RootCause[], report: StuckReport): string {
  const { now } = report.diagnosis;
  const [cause] = causes;
  if (symptom.kind === 'live') {
    const what = `${inWords(symptom.object)} is not being deleted`;
    if (cause === undefined || cause.id === UNEXPLAINED) return `${what}.${madeLately(symptom.object, now)}`;
    return `${what}; ${GUESSES[cause.certainty]}${excerpt(cause.summary, SUMMARY)}.`;
  }
  if (symptom.kind === 'type-unreadable') return `${symptom.type} cannot be read${because(causes, '')}`;
  if (symptom.kind !== 'terminating') return '';
  const age = deletionAge(symptom.object, now) ?? 0;
  const what =
    age < 0
      ? `${inWords(symptom.object)} is Terminating, in its grace period for ${formatAge(-age)} more`
      : `${inWords(symptom.object)} has been Terminating for ${formatAge(age)}`;
  const young = age < 0 || isStuck(symptom.object, now, report.stuckAfter) ? '' : ', which is not long';
  return `${what}${young}${because(causes, young === '' ? '' : ',')}`;
}

/** Younger than this it may be what its user has just deleted, and is back. Milliseconds. */
const LATELY = 10 * 60_000;

/** Of a young object with a controller: that it comes back is nothing wrong, but may be what its user wonders about. */
function madeLately({ metadata }: KubeObject, now: number): string {
  const { creationTime = 0 } = metadata;
  const controller = metadata.owners.find((owner) => owner.controller);
  if (controller === undefined || now - creationTime > LATELY) return '';
  const age = formatAge(Math.max(0, now - creationTime));
  return ` It was made ${age} ago; ${controller.kind} ${controller.name}, which controls it, has it made anew when it goes.`;
}

/** Characters of a cause in the sentence; the chain has more of it. */
const SUMMARY = 300;

const HEDGES = { certain: '', likely: ', most likely', possible: ', perhaps' } satisfies Record<
  RootCause['certainty'],
  string
>;

const GUESSES = { certain: '', likely: 'most likely ', possible: 'perhaps ' } satisfies typeof HEDGES;

/** @param comma what stands before an unhedged "because" */
function because([cause, ...others]: readonly RootCause[], comma: string): string {
  if (cause === undefined || cause.id === UNEXPLAINED) return '; nothing was found that explains it.';
  const more =
    others.length === 0 ? '' : ` ${counted(others.length, 'more thing')} ${others.length === 1 ? 'holds' : 'hold'} it.`;
  return `${HEDGES[cause.certainty] || comma} because ${excerpt(cause.summary, SUMMARY)}.${more}`;
}
