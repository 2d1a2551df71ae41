import type { OperatorEvidence, Weight } from './model.ts';

/** One source's word for it that a workload serves a type. */
export interface Claim {
  /** The workload's key (context.ts). */
  readonly workload: string;
  /** `redisclusters.cache.example.com` */
  readonly type: string;
  readonly evidence: OperatorEvidence;
}

/** Weights, strongest first. */
export const WEIGHTS = ['strong', 'medium', 'weak'] as const satisfies readonly Weight[];

/** Orders evidence strongest first, then by source and text, so that each run shows it alike. */
export function byWeight(a: OperatorEvidence, b: OperatorEvidence): number {
  return (
    WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight) ||
    a.source.localeCompare(b.source) ||
    a.text.localeCompare(b.text)
  );
}

/** The strongest weight among evidence, of which there must be some. */
export function strongest(evidence: readonly OperatorEvidence[]): Weight {
  return WEIGHTS.find((weight) => evidence.some((piece) => piece.weight === weight)) ?? 'weak';
}
