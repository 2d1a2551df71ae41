import { failure, type Result, success } from '../../../objects/problem.ts';

/**
 * A value as Node sends it in a header: UTF-8 bytes, each as one character, as Go sends them. Control characters are
 * refused: no header may hold them, and a line break would smuggle in another header.
 */
export function headerValue(value: string, what: string): Result<string> {
  if (/[\x00-\x08\x0a-\x1f\x7f]/.test(value)) {
    return failure(
      `${what} holds control characters, which no header may`,
      'Correct it in the kubeconfig or the flag.',
    );
  }
  return success(Buffer.from(value, 'utf8').toString('latin1'));
}
