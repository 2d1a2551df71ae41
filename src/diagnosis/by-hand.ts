import { type KnownFinalizer, knownFinalizer } from '../knowledge/known-finalizer.ts';
import type { KubeObject } from '../objects/object.ts';
import { inNamespace, kubectl, typeAndName } from './commands.ts';
import type { Remedy } from './finding.ts';
import type { SymptomOf } from './symptom.ts';

/**
 * The last resort for a finalizer: removing it by hand, and what that leaves behind as far as the table of finalizers
 * knows. For the rules that name a finalizer's owner, so that it is told once and after all that can be repaired.
 */
export function removeByHand(
  object: KubeObject,
  finalizer: string,
  known: KnownFinalizer | undefined,
  when: string,
): Remedy {
  const entry = known === undefined || known.fit === 'other' ? undefined : known.entry;
  const command = kubectl(
    'operator',
    'finalizers',
    'remove',
    typeAndName(object),
    finalizer,
    ...inNamespace(object.metadata.namespace),
  );
  const leavesBehind =
    entry === undefined
      ? { text: 'whatever the finalizer guards, which is not known', source: 'no entry in the table of finalizers' }
      : {
          text: `what it stands for: ${entry.cleans}`,
          source: `table of finalizers: ${entry.finalizer}, ${BASIS[entry.basis]} of ${entry.source}`,
        };
  return { command, effect: `${when} Shows what it will do and asks first.`, safety: 'last-resort', leavesBehind };
}

const BASIS = {
  code: 'from the cleanup code',
  comment: "from the constant's comment",
  name: 'judged by name and type',
} as const;

/** Finalizers that controllers of Kubernetes itself remove, for which no operator is looked for. */
const BUILT_IN: ReadonlySet<string> = new Set(['kubernetes', 'foregroundDeletion', 'orphan']);

/** Whether the owner of a finalizer is to be looked for among the operators of the cluster. */
export function isOfOperator({ object, finalizer }: SymptomOf<'finalizer'>): boolean {
  return !BUILT_IN.has(finalizer) && knownFinalizer(finalizer, object.type)?.entry.controller === undefined;
}
