import type { Gap, GapReason, Permission } from '../objects/gap.ts';
import { subjectText } from '../objects/gap-text.ts';

/** A gap in `-o json|yaml`. */
export interface GapDocument {
  readonly reason: GapReason;
  /** What could not be read, in words: `secrets in shop`. */
  readonly subject: string;
  readonly message: string;
  /** For `forbidden`: the permission that is missing. */
  readonly permission?: Permission;
}

/** A gap as a document for programs. */
export function gapDocument({ reason, subject, message, permission }: Gap): GapDocument {
  return { reason, subject: subjectText(subject), message, ...(permission === undefined ? {} : { permission }) };
}
