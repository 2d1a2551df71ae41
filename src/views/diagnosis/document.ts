import { deletionAsked } from '../../diagnosis/deletion-age.ts';
import type { Evidence, Remedy } from '../../diagnosis/finding.ts';
import { isStuck, type StuckReport } from '../../diagnosis/report.ts';
import { type RootCause, rootCauses } from '../../diagnosis/root-causes.ts';
import type { Symptom } from '../../diagnosis/symptom.ts';
import { type GapDocument, gapDocument } from '../gap-document.ts';
import { type ObjectDocument, objectDocument } from '../object-document.ts';
import { symptomText } from './symptom-text.ts';

/** `-o json|yaml` of `why-stuck`. */
export interface StuckReportDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'StuckReport';
  /** One for each object that was asked about, or that is stuck. */
  readonly items: readonly StuckItem[];
  /** Terminating objects that are not stuck yet and are not among the items. */
  readonly recent: number;
  readonly gaps: readonly GapDocument[];
}

/** One object, or a type that cannot be read, and why it is stuck. */
export interface StuckItem {
  readonly object?: ObjectDocument;
  /** `plural.group`, for a type that cannot be read; beside it there is no object. */
  readonly type?: string;
  /** RFC 3339; absent where nobody asked for its deletion. */
  readonly deletionRequested?: string;
  /** Terminating for longer than is normal. */
  readonly stuck: boolean;
  /** Best first; never empty. */
  readonly causes: readonly CauseDocument[];
}

/** A root cause. */
export interface CauseDocument {
  /** The rule's id, or `unexplained`. */
  readonly id: string;
  readonly summary: string;
  readonly certainty: RootCause['certainty'];
  /** From the object to the cause. */
  readonly chain: readonly StepDocument[];
  readonly evidence: readonly EvidenceDocument[];
  /** In the order in which to try them. */
  readonly remedies: readonly Remedy[];
}

/** A symptom on the way from the object to the cause. */
export interface StepDocument {
  readonly symptom: Symptom['kind'];
  readonly text: string;
  readonly object?: ObjectDocument;
}

/** Something that was read and that the cause rests on. */
export interface EvidenceDocument {
  readonly text: string;
  readonly source: string;
  /** RFC 3339 */
  readonly time?: string;
}

/** The report for programs. */
export function stuckReportDocument(report: StuckReport): StuckReportDocument {
  const { diagnosis } = report;
  const items = diagnosis.asked.flatMap((key): StuckItem[] => {
    const symptom = diagnosis.explanations.get(key)?.symptom;
    if (symptom === undefined) return [];
    const causes = rootCauses(diagnosis, key).map((cause) => causeDocument(cause, diagnosis.now));
    if (symptom.kind === 'type-unreadable') return [{ type: symptom.type, stuck: true, causes }];
    if (!('object' in symptom)) return [];
    const asked = deletionAsked(symptom.object);
    return [
      {
        object: objectDocument(symptom.object),
        ...(asked === undefined ? {} : { deletionRequested: new Date(asked).toISOString() }),
        stuck: isStuck(symptom.object, diagnosis.now, report.stuckAfter),
        causes,
      },
    ];
  });
  return {
    apiVersion: 'kubectl-operator/v1',
    kind: 'StuckReport',
    items,
    recent: report.recent,
    gaps: report.gaps.map(gapDocument),
  };
}

function causeDocument({ id, summary, certainty, chain, evidence, remedies }: RootCause, now: number): CauseDocument {
  return {
    id,
    summary,
    certainty,
    chain: chain.map((symptom) => ({
      symptom: symptom.kind,
      text: symptomText(symptom, now),
      ...('object' in symptom ? { object: objectDocument(symptom.object) } : {}),
    })),
    evidence: evidence.map(evidenceDocument),
    remedies,
  };
}

function evidenceDocument({ text, source, time }: Evidence): EvidenceDocument {
  return { text, source, ...(time === undefined ? {} : { time: new Date(time).toISOString() }) };
}
