import { diagnose } from '../engine.ts';
import type { Finding } from '../finding.ts';
import type { AnyRule } from '../rule.ts';
import { type Symptom, symptomKey } from '../symptom.ts';
import { type Answerers, askWith } from './ask.ts';

/** The time at which rules judge in tests: an hour after the deletion of `terminatingObject`. */
export const JUDGED_AT = Date.parse('2026-01-01T12:00:00Z');

/** What one rule makes of a symptom, where objects count as stuck after 2 minutes. */
export async function judged(rule: AnyRule, symptom: Symptom, answers: Partial<Answerers> = {}): Promise<Finding[]> {
  const options = { rules: [rule], now: JUDGED_AT, stuckAfter: 120_000, signal: new AbortController().signal };
  const diagnosis = await diagnose([symptom], askWith(answers), options);
  return (diagnosis.explanations.get(symptomKey(symptom))?.findings ?? []).map(({ finding }) => finding);
}

/** Findings in short: `certain terminating Pod shop/a`, `likely root`. */
export function inShort(findings: readonly Finding[]): string[] {
  return findings.map((finding) => {
    if (finding.kind === 'root') return `${finding.certainty} root`;
    const { symptom } = finding;
    const about =
      'object' in symptom
        ? ` ${symptom.object.type.kind} ${symptom.object.metadata.name}`
        : symptom.kind === 'api-down'
          ? ` ${symptom.group}/${symptom.version}`
          : '';
    return `${finding.certainty} ${symptom.kind}${about}`;
  });
}

/** The texts of all evidence of findings. */
export function evidenceOf(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ evidence }) => evidence.map(({ text }) => text));
}
