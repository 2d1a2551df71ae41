import type { OwnerReference } from '../../objects/metadata.ts';
import type { KubeObject } from '../../objects/object.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import type { Remedy } from '../finding.ts';

/**
 * Takes one owner reference off an object; the patch fails where the references have changed meanwhile.
 * @param effect a sentence that says what follows
 */
export function removeReference(object: KubeObject, reference: OwnerReference, effect: string): Remedy {
  const path = `/metadata/ownerReferences/${object.metadata.owners.indexOf(reference)}`;
  const patch = JSON.stringify([
    { op: 'test', path: `${path}/uid`, value: reference.uid },
    { op: 'remove', path },
  ]);
  const words = ['patch', typeAndName(object), '--type=json', '-p', patch];
  return { command: kubectl(...inNamespace(object.metadata.namespace), ...words), effect, safety: 'careful' };
}
