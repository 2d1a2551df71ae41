import { changeDefinition } from '../../act/versions/change-definition.ts';
import type { ClusterWriter, WriteRefusal } from '../../cluster/writer.ts';
import type { KubeObject } from '../../objects/object.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import type { DefinitionPatch } from '../../versions/definition-change.ts';

/** Lets the API server check a change of a CRD without storing it. */
export async function tryChange(
  object: KubeObject,
  patch: DefinitionPatch,
  writer: ClusterWriter,
): Promise<Result<true>> {
  const tried = await changeDefinition(object, patch, writer, true);
  return tried.ok ? success(true) : notWritten(object, tried.refusal);
}

/** Changes a CRD if it still is what was looked at. */
export async function writeChange(
  object: KubeObject,
  patch: DefinitionPatch,
  writer: ClusterWriter,
): Promise<Result<true>> {
  const written = await changeDefinition(object, patch, writer, false);
  return written.ok ? success(true) : notWritten(object, written.refusal);
}

function notWritten({ metadata: { name } }: KubeObject, { status, message }: WriteRefusal): Result<never> {
  if (status === undefined)
    return failure(
      `it is not known whether ${name} was changed: ${message}`,
      '--status tells where the version stands.',
    );
  if (isStale({ status, message }))
    return failure(`${name} has changed since it was looked at`, 'Nothing was changed. Run this again.');
  if (status === 404) return failure(`${name} is gone meanwhile`, 'There is nothing left to do.');
  return failure(`the API server refused the change of ${name}: ${message}`, 'Nothing was changed.');
}

/** A test of the patch failed (see commands/finalizers/remove/patch.ts for the message), or somebody wrote meanwhile. */
export function isStale({ status, message }: Pick<WriteRefusal, 'status' | 'message'>): boolean {
  return (
    status === 409 ||
    (status === 422 && message.includes('the server rejected our request due to an error in our request'))
  );
}
