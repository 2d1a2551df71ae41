import type { ClusterReader, Discovery } from '../../../cluster/reader.ts';
import { answerQueries } from '../../../collect/answer-queries.ts';
import { distinctGaps } from '../../../collect/distinct-gaps.ts';
import { readOperatorInventory } from '../../../collect/operator-facts.ts';
import { type Diagnosis, diagnose } from '../../../diagnosis/engine.ts';
import { RULES } from '../../../diagnosis/rules/index.ts';
import type { Symptom } from '../../../diagnosis/symptom.ts';
import type { Gap } from '../../../objects/gap.ts';
import type { KubeObject } from '../../../objects/object.ts';
import { type FinalizerOwner, finalizerOwner } from '../../../operators/finalizer-owner.ts';
import { type OwnerState, ownerState } from '../../../operators/finalizer-use.ts';

/** What there is to know before a finalizer is removed by hand. */
export interface RemovalFacts {
  readonly diagnosis: Diagnosis;
  readonly owner: FinalizerOwner;
  readonly state: OwnerState;
  readonly gaps: readonly Gap[];
}

/** Why a finalizer is still there, and whether its owner is at work. */
export async function lookAtFinalizer(
  object: KubeObject,
  finalizer: string,
  reader: ClusterReader,
  discovery: Discovery,
  signal: AbortSignal,
): Promise<RemovalFacts> {
  const symptom: Symptom = { kind: 'finalizer', object, finalizer };
  // Read once: the diagnosis and whether to refuse must not rest on two looks at the cluster.
  const operators = readOperatorInventory(reader, discovery, { signal });
  const ask = answerQueries(reader, discovery, { probes: true, signal, operators });
  const options = { rules: RULES, now: reader.now(), stuckAfter: 0, probes: true, signal };
  const [diagnosis, inventory] = await Promise.all([diagnose([symptom], ask, options), operators]);
  const owner = finalizerOwner(finalizer, object, inventory);
  const unread = [...diagnosis.explanations.values()].flatMap(({ gaps }) => gaps.map(({ gap }) => gap));
  return { diagnosis, owner, state: ownerState(owner), gaps: distinctGaps([...inventory.gaps, ...unread]) };
}
