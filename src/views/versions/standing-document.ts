import type { Gap } from '../../objects/gap.ts';
import type { Standing, StepState } from '../../versions/standing.ts';
import type { StepReason } from '../../versions/standing-facts.ts';
import type { Step } from '../../versions/steps.ts';
import { type GapDocument, gapDocument } from '../gap-document.ts';
import { standingAnswer } from './standing-text.ts';
import { reasonText } from './step-words.ts';

/** `-o json|yaml` of `deprecate-version --status`. */
export interface DeprecationStatusDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'DeprecationStatus';
  /** The one version. */
  readonly items: readonly DeprecationStatusItem[];
  readonly gaps: readonly GapDocument[];
}

/** Where a version stands on its way out. */
export interface DeprecationStatusItem {
  /** `plural.group` */
  readonly name: string;
  readonly version: string;
  /** The version to use instead; absent where there is none. */
  readonly replacement?: string;
  readonly summary: string;
  /** Absent where the version is gone. */
  readonly next?: Step;
  /** Whoever applies the CRD brings back what is changed in it. */
  readonly changesBack: boolean;
  readonly steps: readonly {
    readonly step: Step;
    readonly state: StepState['state'];
    readonly reasons: readonly { readonly kind: StepReason['kind']; readonly text: string }[];
  }[];
}

/** The standing for programs. @param now milliseconds since the epoch */
export function deprecationStatusDocument(
  standing: Standing,
  gaps: readonly Gap[],
  now: number,
): DeprecationStatusDocument {
  const { judged, version, replacement, next, changesBack, steps } = standing;
  return {
    apiVersion: 'kubectl-operator/v1',
    kind: 'DeprecationStatus',
    items: [
      {
        ...{ name: judged.facts.definition.name, version },
        ...(replacement === undefined ? {} : { replacement }),
        summary: standingAnswer(standing),
        ...(next === undefined ? {} : { next: next.step }),
        changesBack,
        steps: steps.map(({ step, state, reasons }) => ({
          ...{ step, state },
          reasons: reasons.map((reason) => ({ kind: reason.kind, text: reasonText(reason, version, now) })),
        })),
      },
    ],
    gaps: gaps.map(gapDocument),
  };
}
