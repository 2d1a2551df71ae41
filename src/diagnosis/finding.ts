import type { Certainty } from '../objects/certainty.ts';
import type { Symptom } from './symptom.ts';

export { CERTAINTIES, type Certainty, weaker } from '../objects/certainty.ts';

/** Something that was read and that a finding rests on. */
export interface Evidence {
  /** One line; may hold cluster data: sanitised only where it is drawn. */
  readonly text: string;
  /** Where it stands: `managedFields`, `lease`, `event`, `log`, `pod`, `dry run`, `finalizers table`. */
  readonly source: string;
  /** When it happened, or was written, in milliseconds since the epoch. */
  readonly time?: number | undefined;
}

/** Something to do, with its consequence. */
export interface Remedy {
  /** Commands to paste, one a line; undefined where there is none for it. Arguments from the cluster are quoted (commands.ts). */
  readonly command?: string | undefined;
  /** What it does and what follows, a sentence. */
  readonly effect: string;
  /** `safe` repairs what is broken; `careful` has side effects to think of; `last-resort` loses something. */
  readonly safety: 'safe' | 'careful' | 'last-resort';
  /** For `last-resort`: what stays behind, and how that is known. */
  readonly leavesBehind?: { readonly text: string; readonly source: string } | undefined;
}

/** What a rule makes of a symptom. */
export type Finding =
  /** It ends here: this is why. The cause's id is the rule's. */
  | {
      readonly kind: 'root';
      /** One sentence part that can stand behind "because": `Deployment shop/x, which runs operator x, is scaled to 0`. */
      readonly summary: string;
      readonly certainty: Certainty;
      /**
       * Nothing that other rules for the same symptom could find would take it back: an operator without pods does
       * nothing, whatever else is true. Else gaps of those rules lower its certainty.
       */
      readonly decisive: boolean;
      /**
       * What the cause is in itself, where it is not this symptom's alone: findings of the same rule with the same text
       * are one cause, however many symptoms it explains. Absent: this symptom's own.
       */
      readonly same?: string | undefined;
      readonly evidence: readonly Evidence[];
      readonly remedies: readonly Remedy[];
    }
  /** It follows from something else, which wants an explanation in turn. */
  | {
      readonly kind: 'symptom';
      readonly symptom: Symptom;
      /** How sure it is that the one follows from the other. */
      readonly certainty: Certainty;
      readonly evidence: readonly Evidence[];
      /** What can be done at this place of the chain, after what can be done at its root. */
      readonly remedies: readonly Remedy[];
    };
