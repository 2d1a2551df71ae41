import type { Gap, GapSubject, Permission } from '../../../objects/gap.ts';
import type { Failure } from '../transport/failure.ts';

/** The gap that a failure leaves. `permission` is what the request needed, told where the server forbade it. */
export function gapOf(failure: Failure, subject: GapSubject, permission: Permission | undefined): Gap {
  const { reason, message } = failure;
  return reason === 'forbidden' && permission !== undefined
    ? { subject, reason, message, permission }
    : { subject, reason, message };
}
