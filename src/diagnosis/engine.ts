import type { Answer, Gap } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import { type Certainty, type Finding, weaker } from './finding.ts';
import {
  type Answers,
  type AnswersTo,
  type Needs,
  type Query,
  type QueryKind,
  type QueryMap,
  queryKey,
} from './query.ts';
import type { AnyRule, RuleContext } from './rule.ts';
import { type Symptom, symptomKey } from './symptom.ts';

/** Answers queries, each independently of the others; the engine asks all of a round side by side and none twice. */
export type Ask = <K extends QueryKind>(query: QueryMap[K]) => Promise<Answer<Answers[K]>>;

/** A finding and the rule that made it. */
export interface RuleFinding {
  readonly rule: string;
  readonly finding: Finding;
}

/** A symptom, and what the rules made of it. */
export interface Explanation {
  readonly symptom: Symptom;
  /** Best first: decisive root causes, then by certainty, then in the order of the rules. */
  readonly findings: readonly RuleFinding[];
  /** What the rules for this symptom could not read, with the rule that wanted it. */
  readonly gaps: readonly { readonly rule: string; readonly gap: Gap }[];
}

/** All that was found out: a graph of explanations by the keys of their symptoms. */
export interface Diagnosis {
  /** Keys of the symptoms that were asked about. */
  readonly asked: readonly string[];
  readonly explanations: ReadonlyMap<string, Explanation>;
  readonly now: number;
}

/** How to diagnose. */
export interface EngineOptions {
  readonly rules: readonly AnyRule[];
  readonly now: number;
  /** Milliseconds. */
  readonly stuckAfter: number;
  /** Whether writes may be tried; they may unless told otherwise. */
  readonly probes?: boolean;
  readonly signal: AbortSignal;
}

/**
 * Explains symptoms until only root causes are left. Round by round: all rules of all new symptoms say what they need,
 * everything is asked at once, they judge, and the symptoms that they name are the next round. A symptom is explained
 * once, so cycles end.
 */
export async function diagnose(symptoms: readonly Symptom[], ask: Ask, options: EngineOptions): Promise<Diagnosis> {
  const explanations = new Map<string, Explanation>();
  const context: RuleContext = {
    now: options.now,
    stuckAfter: options.stuckAfter,
    probes: options.probes ?? true,
    sampleOf: sampler(),
  };
  const answers = new Map<string, Promise<Answer<Answers[Query['kind']]>>>();
  const once = (query: Query): Promise<Answer<Answers[Query['kind']]>> => {
    const key = queryKey(query);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const asked = ask(query);
    answers.set(key, asked);
    return asked;
  };
  let frontier = distinct(symptoms);
  while (frontier.length > 0 && !options.signal.aborted) {
    const explained = await Promise.all(frontier.map((symptom) => explain(symptom, options.rules, once, context)));
    for (const explanation of explained) explanations.set(symptomKey(explanation.symptom), explanation);
    const named = explained.flatMap(({ findings }) =>
      findings.flatMap(({ finding }) => (finding.kind === 'symptom' ? [finding.symptom] : [])),
    );
    frontier = distinct(named).filter((symptom) => !explanations.has(symptomKey(symptom)));
  }
  return { asked: distinct(symptoms).map(symptomKey), explanations, now: options.now };
}

async function explain(
  symptom: Symptom,
  rules: readonly AnyRule[],
  once: (query: Query) => Promise<Answer<Answers[Query['kind']]>>,
  context: RuleContext,
): Promise<Explanation> {
  const asking = rules
    .filter(({ explains }) => explains === symptom.kind)
    .flatMap((rule) => {
      const needs = rule.asks(symptom, context);
      return needs === undefined ? [] : [{ rule, needs }];
    });
  const judged = await Promise.all(
    asking.map(async ({ rule, needs }) => {
      const answers = await answersTo(needs, once);
      const gaps = Object.values(answers).flatMap((answer) => gapsIn(answer));
      return { rule: rule.id, otherwise: rule.otherwise, findings: rule.judges(symptom, answers, context), gaps };
    }),
  );
  const found = judged.some(({ otherwise, findings }) => !otherwise && findings.length > 0);
  const heard = found ? judged.filter(({ otherwise }) => !otherwise) : judged;
  const hidden = (rule: string) => judged.some((other) => other.rule !== rule && other.gaps.length > 0);
  const findings = heard.flatMap(({ rule, findings: own, gaps }) =>
    own.map((finding) => ({ rule, finding: honest(finding, gaps.length > 0 || hidden(rule)) })),
  );
  return {
    symptom,
    findings: findings
      .map((entry, place) => ({ entry, place }))
      .sort(byStrength)
      .map(({ entry }) => entry),
    gaps: judged.flatMap(({ rule, gaps }) => gaps.map((gap) => ({ rule, gap }))),
  };
}

async function answersTo(
  needs: Needs,
  once: (query: Query) => Promise<Answer<Answers[Query['kind']]>>,
): Promise<AnswersTo<Needs>> {
  const entries = await Promise.all(
    Object.entries(needs).map(async ([name, query]) => [name, await once(query)] as const),
  );
  return Object.fromEntries(entries);
}

/** What an answer does not hold. That something is not there is an answer; lists may be there in part. */
function gapsIn(answer: Answer<Answers[Query['kind']]>): readonly Gap[] {
  if (!answer.ok) return answer.gap.reason === 'not-found' ? [] : [answer.gap];
  const { value } = answer;
  return typeof value === 'object' && 'gaps' in value ? value.gaps : [];
}

/** A root cause that others could take back is not certain while something is unread. */
function honest(finding: Finding, unread: boolean): Finding {
  if (finding.kind === 'symptom' || finding.decisive || !unread) return finding;
  return { ...finding, certainty: weaker(finding.certainty, 'likely') };
}

interface Placed {
  readonly entry: RuleFinding;
  readonly place: number;
}

function byStrength(a: Placed, b: Placed): number {
  return strength(b.entry.finding) - strength(a.entry.finding) || a.place - b.place;
}

const STRENGTH = { possible: 0, likely: 2, certain: 4 } satisfies Record<Certainty, number>;

function strength(finding: Finding): number {
  return STRENGTH[finding.certainty] + (finding.kind === 'root' && finding.decisive ? 1 : 0);
}

/** How many objects of a type and namespace are looked at with questions that cost a request each. */
const SAMPLES = 3;

function sampler(): (object: KubeObject) => KubeObject {
  const samples = new Map<string, KubeObject[]>();
  return (object) => {
    const like = `${object.type.kind}.${object.type.group}/${object.metadata.namespace ?? ''}`;
    const taken = samples.get(like) ?? [];
    samples.set(like, taken);
    if (taken.some(({ metadata }) => metadata.name === object.metadata.name)) return object;
    if (taken.length < SAMPLES) taken.push(object);
    return taken.includes(object) ? object : (taken[0] ?? object);
  };
}

function distinct(symptoms: readonly Symptom[]): Symptom[] {
  return [...new Map(symptoms.map((symptom) => [symptomKey(symptom), symptom])).values()];
}
