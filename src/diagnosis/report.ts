import type { Gap } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import { deletionAge } from './deletion-age.ts';
import type { Diagnosis } from './engine.ts';

/** What `why-stuck` found: the diagnosis, and what else its answer needs. */
export interface StuckReport {
  readonly diagnosis: Diagnosis;
  /** What was asked about: objects by name, or all that is stuck in a namespace or the cluster. */
  readonly scope:
    | { readonly kind: 'objects' }
    | { readonly kind: 'namespace'; readonly namespace: string }
    | { readonly kind: 'cluster' };
  /** Terminating objects that were met and are not stuck yet. */
  readonly recent: number;
  /** Milliseconds after which a Terminating object counts as stuck. */
  readonly stuckAfter: number;
  /** What could not be read, each once. */
  readonly gaps: readonly Gap[];
}

/** Whether an object has been Terminating, its grace period not counted, for longer than is normal. */
export function isStuck(object: KubeObject, now: number, stuckAfter: number): boolean {
  const age = deletionAge(object, now);
  return age !== undefined && age >= stuckAfter;
}

/** True where something is stuck, or wrong with what is not being deleted by more than a guess: decides the exit code. */
export function foundStuck({ diagnosis, stuckAfter }: StuckReport): boolean {
  return diagnosis.asked.some((key) => {
    const explanation = diagnosis.explanations.get(key);
    if (explanation === undefined) return false;
    const { symptom, findings } = explanation;
    if (symptom.kind === 'terminating') return isStuck(symptom.object, diagnosis.now, stuckAfter);
    return symptom.kind !== 'live' || findings.some(({ finding }) => finding.certainty !== 'possible');
  });
}
