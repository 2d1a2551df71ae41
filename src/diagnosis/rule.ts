import type { KubeObject } from '../objects/object.ts';
import type { Finding } from './finding.ts';
import type { AnswersTo, Needs } from './query.ts';
import type { Symptom, SymptomKind, SymptomOf } from './symptom.ts';

/** What every rule may know besides its symptom and its answers. */
export interface RuleContext {
  /** Milliseconds since the epoch, by the reader's clock. */
  readonly now: number;
  /** Milliseconds after which something that should go counts as stuck. */
  readonly stuckAfter: number;
  /** Whether writes are tried at all; of a capture they cannot be, and a user may not want them to be. */
  readonly probes: boolean;
  /**
   * The object to ask about in an object's place where a question costs a request for each of them (probes): itself for
   * the first few of each type and namespace, the first of them for the others, for which the answer is `likely` to hold.
   */
  sampleOf(object: KubeObject): KubeObject;
}

/** One rule: what it explains, what it reads for it, how it judges. Its id is the name of its file. */
export interface Rule<K extends SymptomKind, N extends Needs> {
  readonly id: string;
  readonly explains: K;
  /** What it looks for, a sentence for `explain` and docs/rules.md. */
  readonly looksFor: string;
  /** Where the facts behind it are from: repository and file, KEP, documentation page. */
  readonly sources: readonly string[];
  /** It is heard only where no other rule for the same symptom has found anything. */
  readonly otherwise?: true;
  /** False where it has nothing to say to a symptom, so that nothing is read for it. Absent: always. */
  applies?(symptom: SymptomOf<K>, context: RuleContext): boolean;
  /** What it has to read; asked together with the needs of all other rules of the round. */
  needs(symptom: SymptomOf<K>, context: RuleContext): N;
  /** Pure: from what was read to what follows; nothing where it does not apply after all. */
  judge(symptom: SymptomOf<K>, answers: AnswersTo<N>, context: RuleContext): readonly Finding[];
}

/** A rule as the engine holds it: its types are its own affair. */
export interface AnyRule
  extends Pick<Rule<SymptomKind, Needs>, 'id' | 'explains' | 'looksFor' | 'sources' | 'otherwise'> {
  /** The rule's needs; undefined where it does not apply. */
  asks(symptom: Symptom, context: RuleContext): Needs | undefined;
  judges(symptom: Symptom, answers: AnswersTo<Needs>, context: RuleContext): readonly Finding[];
}

/** A rule with its types worked out. */
export function defineRule<K extends SymptomKind, N extends Needs>(rule: Rule<K, N>): AnyRule {
  const isOwn = (symptom: Symptom): symptom is SymptomOf<K> => symptom.kind === rule.explains;
  return {
    id: rule.id,
    explains: rule.explains,
    looksFor: rule.looksFor,
    sources: rule.sources,
    ...(rule.otherwise === true ? { otherwise: true } : {}),
    asks: (symptom, context) =>
      isOwn(symptom) && (rule.applies?.(symptom, context) ?? true) ? rule.needs(symptom, context) : undefined,
    // The engine answers exactly what the rule has asked, under the same names.
    judges: (symptom, answers, context) =>
      isOwn(symptom) ? rule.judge(symptom, answers as AnswersTo<N>, context) : [],
  };
}
