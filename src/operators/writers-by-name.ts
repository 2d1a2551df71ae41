import { managersOfFinalizer } from '../objects/managed-fields.ts';
import type { KubeObject } from '../objects/object.ts';
import { isCommonName, isDelivery } from './field-manager-names.ts';
import type { Operator } from './model.ts';
import type { OwnerCandidate } from './owner-candidates.ts';

/**
 * Workloads that are named like the field manager that put a finalizer on an object: for users who may read workloads and
 * not what makes operators of them. At most `likely`, and only one of them: anybody may write under any name.
 */
export function writersByName(
  finalizer: string,
  object: KubeObject,
  workloads: readonly Operator[],
): readonly OwnerCandidate[] {
  const managers = managersOfFinalizer(object, finalizer)
    .map(({ manager }) => manager)
    .filter((manager) => !isDelivery(manager) && !isCommonName(manager));
  const found = workloads.flatMap((operator) => {
    const manager = managers.find((name) => operator.managers.includes(name));
    return manager === undefined ? [] : [{ operator, manager }];
  });
  return found.map(({ operator, manager }) => ({
    operator,
    certainty: found.length === 1 ? 'likely' : 'possible',
    evidence: [
      {
        text: `${manager}, whose name it has, put ${finalizer} on the object`,
        source: 'managed-fields',
        weight: 'medium',
      },
    ],
  }));
}
