import type { KubeObject } from '../../objects/object.ts';
import { kubectl, typeAndName } from '../commands.ts';
import type { Remedy } from '../finding.ts';

/**
 * Changes a cluster-scoped object without changing what it means, so that the controller that watches it looks at once
 * instead of after its back-off.
 * @param effect a sentence that says who then does what
 */
export function touch(object: KubeObject, now: number, effect: string): Remedy {
  const annotation = `kubectl-operator/touched=${new Date(now).toISOString()}`;
  return { command: kubectl('annotate', typeAndName(object), annotation, '--overwrite'), effect, safety: 'safe' };
}
