import type { Certainty, Evidence, Finding } from './finding.ts';
import type { Symptom } from './symptom.ts';

/** A symptom follows from another, for which nothing can be done at this place. */
export function leadsTo(symptom: Symptom, certainty: Certainty, evidence: readonly Evidence[] = []): Finding {
  return { kind: 'symptom', symptom, certainty, evidence, remedies: [] };
}

/** The same findings, with evidence before that of the first: what holds for all of them is told once. */
export function toldFirst(evidence: readonly Evidence[], findings: readonly Finding[]): Finding[] {
  return findings.map((finding, at) =>
    at === 0 ? { ...finding, evidence: [...evidence, ...finding.evidence] } : finding,
  );
}
