import type { OperatorEvidence, OperatorEvidenceSource, Weight } from './model.ts';

/** One source's word for it that a workload serves a type. */
export interface Claim {
  /** The workload's key (context.ts); of one that is gone where only traces tell of it. */
  readonly workload: string;
  /** `redisclusters.cache.example.com` */
  readonly type: string;
  readonly evidence: OperatorEvidence;
}

/** Weights, strongest first. */
export const WEIGHTS = ['strong', 'medium', 'weak'] as const satisfies readonly Weight[];

/**
 * What makes an operator of a workload. The others go along with it: that a chart brought a type and a workload says
 * nothing of what the workload does.
 */
export const FOUNDING: ReadonlySet<OperatorEvidenceSource> = new Set([
  'csv',
  'rbac',
  'managed-fields',
  'known-operator',
  'webhook',
  'conversion-webhook',
]);

/** Sources that tell who answers the API server for a type, which may be another workload than the one that serves it. */
export const ANSWERING: ReadonlySet<OperatorEvidenceSource> = new Set(['webhook', 'conversion-webhook']);

/** Orders evidence strongest first, then by source and text, so that each run shows it alike. */
export function byWeight(a: OperatorEvidence, b: OperatorEvidence): number {
  return (
    WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight) || compare(a.source, b.source) || compare(a.text, b.text)
  );
}

/** The strongest weight among evidence; weak where there is none. */
export function strongest(evidence: readonly OperatorEvidence[]): Weight {
  return WEIGHTS.find((weight) => evidence.some((piece) => piece.weight === weight)) ?? 'weak';
}

/** Evidence without repetitions, strongest first. */
export function distinct(evidence: readonly OperatorEvidence[]): OperatorEvidence[] {
  const byText = new Map<string, OperatorEvidence>();
  for (const piece of [...evidence].sort(byWeight)) if (!byText.has(piece.text)) byText.set(piece.text, piece);
  return [...byText.values()];
}

/** Code unit order, the same whatever the locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
