import type { PatchQuery, WriteRefusal } from '../../../cluster/writer.ts';
import type { KubeObject } from '../../../objects/object.ts';
import { failure, type Result } from '../../../objects/problem.ts';
import { inWords } from '../../../objects/words.ts';

/**
 * The write that removes a finalizer: nothing but the finalizer goes, and only of the object as it was looked at. The API
 * server accepts the same finalizer twice in a list; all of them go, the last first so that places stay what they are.
 */
export function removalOf({ type, metadata }: KubeObject, finalizer: string): Omit<PatchQuery, 'dryRun'> {
  const places = metadata.finalizers.flatMap((name, place) => (name === finalizer ? [place] : [])).reverse();
  return {
    type,
    namespace: metadata.namespace,
    name: metadata.name,
    patch: {
      kind: 'json',
      operations: [
        { op: 'test', path: '/metadata/uid', value: metadata.uid },
        { op: 'test', path: '/metadata/resourceVersion', value: metadata.resourceVersion },
        ...places.flatMap((place) => {
          const path = `/metadata/finalizers/${place}`;
          return [{ op: 'test', path, value: finalizer } as const, { op: 'remove', path } as const];
        }),
      ],
    },
  };
}

/** What to say of a write that was not done, or of which nobody knows. */
export function notWritten(object: KubeObject, { status, message }: WriteRefusal): Result<never> {
  if (status === undefined)
    return failure(
      `it is not known whether the finalizer was removed: ${message}`,
      'Look at the object, and run this again.',
    );
  if (status === 404) return failure(`${inWords(object)} is gone meanwhile`, 'There is nothing left to do.');
  const changed = status === 409 || (status === 422 && message.includes(PATCH_FAILED));
  if (changed)
    return failure(`${inWords(object)} has changed since it was looked at`, 'Nothing was changed. Run this again.');
  return failure(`the API server refused the write: ${message}`, 'Nothing was changed.');
}

/**
 * All that the API server says of a JSON patch that does not apply, such as one with a test that fails: it puts the error
 * into a generic 422 (k8s.io/apiserver pkg/endpoints/handlers/patch.go, applyJSPatch; seen on 1.37). What is invalid about
 * an object is told in other words.
 */
const PATCH_FAILED = 'the server rejected our request due to an error in our request';
