import type { ConditionChange, EventSeen, Happening, LeaseChange, LogSeen, Phase } from '../../history/happening.ts';
import { moment } from './moment.ts';

type Hole = Extract<Happening, { readonly kind: 'hole' }>;

/** What happened, for programs: `kind` says which of them it is. Times are RFC 3339. */
export type HappeningDocument =
  | Exclude<Happening, ConditionChange | EventSeen | LogSeen | Phase | LeaseChange | Hole>
  | ConditionChangeDocument
  | EventDocument
  | LogDocument
  | PhaseDocument
  | LeaseDocument
  | HoleDocument;

/** A condition got this status, reason or message. */
export interface ConditionChangeDocument extends Omit<ConditionChange, 'confirmed' | 'asOf'> {
  /** Reason and message are known to be so since then at the latest; others may have stood there before. */
  readonly asOf?: string;
  /** When it was last said to be still so. */
  readonly confirmed?: string;
}

/** Events of one reason and message; the entry's time is that of the last. */
export interface EventDocument extends Omit<EventSeen, 'first'> {
  /** The first of them. */
  readonly first?: string;
}

/** Lines of a log that say the same; the entry's time is that of the last. */
export interface LogDocument extends Omit<LogSeen, 'first'> {
  /** The first of them. */
  readonly first?: string;
}

/** A controller that keeps phases is in this one. */
export interface PhaseDocument extends Omit<Phase, 'repeated'> {
  /** It was said so many times, first then; the entry's time is that of the last. */
  readonly repeated?: { readonly first: string; readonly count?: number };
}

/** A Lease was taken, or let go. */
export interface LeaseDocument extends Omit<LeaseChange, 'silentSince'> {
  /** When it was last renewed, where that was too long ago. */
  readonly silentSince?: string;
}

/** Nobody watched from then until the entry's time. */
export interface HoleDocument extends Omit<Hole, 'from'> {
  readonly from: string;
}

/** What happened, with its times written out. */
export function happeningDocument(what: Happening): HappeningDocument {
  switch (what.kind) {
    case 'condition': {
      const { confirmed, asOf, ...rest } = what;
      return {
        ...rest,
        ...(asOf === undefined ? {} : { asOf: moment(asOf) }),
        ...(confirmed === undefined ? {} : { confirmed: moment(confirmed) }),
      };
    }
    case 'event': {
      const { first, ...rest } = what;
      return { ...rest, ...(first === undefined ? {} : { first: moment(first) }) };
    }
    case 'log': {
      const { first, ...rest } = what;
      return { ...rest, ...(first === undefined ? {} : { first: moment(first) }) };
    }
    case 'phase': {
      const { repeated, ...rest } = what;
      if (repeated === undefined) return rest;
      const { first, count } = repeated;
      return { ...rest, repeated: { first: moment(first), ...(count === undefined ? {} : { count }) } };
    }
    case 'lease': {
      const { silentSince, ...rest } = what;
      return { ...rest, ...(silentSince === undefined ? {} : { silentSince: moment(silentSince) }) };
    }
    case 'hole':
      return { ...what, from: moment(what.from) };
    default:
      return what;
  }
}
