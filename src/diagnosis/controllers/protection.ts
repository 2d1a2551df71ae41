import type { KubeObject } from '../../objects/object.ts';
import { removeByHand } from '../by-hand.ts';
import type { Certainty, Evidence, Finding, Remedy } from '../finding.ts';
import { leadsTo } from '../leads-to.ts';
import type { BuiltInController } from '../symptom.ts';

/** Why a controller is taken to do nothing, and what is left undone without it. */
export interface Passive {
  readonly evidence: readonly Evidence[];
  /** What stays behind when the finalizer is taken off by hand, and how that is known. */
  readonly left: NonNullable<Remedy['leavesBehind']>;
  /** `certain` unless told otherwise: nothing is left that the finalizer protects from. */
  readonly certainty?: Certainty;
}

/** Its controller should have taken a finalizer off and has not. */
export function passive(
  controller: BuiltInController,
  object: KubeObject,
  finalizer: string,
  { evidence, left, certainty = 'certain' }: Passive,
): Finding {
  const byHand = removeByHand(object, finalizer, undefined, 'Only if its controller will never do it.');
  return {
    kind: 'symptom',
    symptom: { kind: 'controller-passive', controller, object, finalizer },
    certainty,
    evidence,
    remedies: [{ ...byHand, leavesBehind: left }],
  };
}

/** Something that is being deleted itself, so that it is asked about in turn. */
export function waitsFor(object: KubeObject, evidence: readonly Evidence[] = []): Finding {
  return leadsTo({ kind: 'terminating', object }, 'certain', evidence);
}

/** What is told of many alike; more than these nobody reads. */
export const MOST_TOLD = 20;
