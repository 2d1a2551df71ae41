import type { Target } from '../../../collect/named-objects.ts';
import { failure, type Result, success } from '../../../objects/problem.ts';

/** What is to be removed. */
export interface RemoveRequest {
  readonly target: Target;
  readonly finalizer: string;
}

/** How it is called. */
export const USAGE = 'kubectl operator finalizers remove TYPE/NAME FINALIZER';

/** `remove TYPE/NAME FINALIZER`, or `remove TYPE NAME FINALIZER`; without `remove`. */
export function removeRequest(args: readonly string[]): Result<RemoveRequest> {
  const [first = '', second, third, ...more] = args;
  const [type = '', name = '', ...rest] = first.split('/');
  if (name !== '' && type !== '' && rest.length === 0 && second !== undefined && third === undefined)
    return success({ target: { type, name }, finalizer: second });
  if (!first.includes('/') && first !== '' && second !== undefined && third !== undefined && more.length === 0)
    return success({ target: { type: first, name: second }, finalizer: third });
  return failure('one object and one of its finalizers are to be named', USAGE);
}
