import { inNamespace, kubectl, typeAndName } from '../../../diagnosis/commands.ts';
import type { KubeObject } from '../../../objects/object.ts';
import { failure, type Result } from '../../../objects/problem.ts';
import { ownerName } from '../../../operators/finalizer-use.ts';
import type { RemovalFacts } from './look.ts';

/**
 * Why a finalizer is not removed without --force: an owner at work removes it itself, or has a reason not to; and one may be
 * at work where what would show it could not be read.
 */
export function refusal(object: KubeObject, { state, owner }: RemovalFacts): Result<never> | undefined {
  const why = kubectl('operator', 'why-stuck', typeAndName(object), ...inNamespace(object.metadata.namespace));
  const next = `${why} tells why it does not. --force removes the finalizer all the same.`;
  if (state === 'alive') return failure(`not removed: ${ownerName(owner)}, which has to remove it, is at work`, next);
  if (state === 'built-in') return failure(`not removed: ${ownerName(owner)} removes it`, next);
  if (state !== 'down' && owner.gaps.length > 0)
    return failure(
      'not removed: its owner may be at work, which could not be read',
      'Ask somebody who may read operators in all namespaces. --force removes the finalizer all the same.',
    );
  return undefined;
}
