import { deletionAsked } from '../../diagnosis/deletion-age.ts';
import type { Diagnosis, RuleFinding } from '../../diagnosis/engine.ts';
import { type Certainty, type Evidence, weaker } from '../../diagnosis/finding.ts';
import { type RootCause, rootCauses, UNEXPLAINED } from '../../diagnosis/root-causes.ts';
import { type Symptom, symptomKey } from '../../diagnosis/symptom.ts';
import { excerpt, some } from '../../objects/words.ts';
import { formatAge } from '../text/age.ts';
import type { Tone } from '../text/paint.ts';
import { symptomText } from './symptom-text.ts';

/** One line of the causal tree: how deep, what it says, how it is meant. */
export interface ChainLine {
  readonly branches: string;
  /** What stands before the text's further lines, where it is wrapped. */
  readonly hanging: string;
  readonly text: string;
  readonly tone: Tone;
}

/** Evidence lines of one finding. */
const EVIDENCE = 8;
/** Characters of a line's text: messages of others can be as long as they like. */
const TEXT = 400;
/** How many of what is held by the same cause are named where one of them is told. */
const NAMED = 3;

/**
 * The causal tree of one symptom: symptoms, what they follow from, and root causes, each with its evidence below it.
 * A symptom that was drawn already is not drawn again, and of many that the same cause holds the first stands for all.
 */
export function chainLines(diagnosis: Diagnosis, asked: string): ChainLine[] {
  const lines: ChainLine[] = [];
  const drawn = new Set<string>();
  const stack: Item[] = [{ key: asked, indent: '', last: true, root: true, certainty: 'certain' }];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { branches, below } = branch(item);
    if ('like' in item) {
      lines.push({ branches, hanging: below, text: item.like, tone: 'dim' });
      continue;
    }
    if ('cause' in item) {
      const { rule, finding } = item.cause;
      if (finding.kind !== 'root') continue;
      const text = `ROOT CAUSE, ${weaker(item.certainty, finding.certainty)}: ${excerpt(finding.summary, TEXT)} (${rule})`;
      lines.push({ branches, hanging: below, text, tone: 'bad' });
      lines.push(...evidenceLines(finding.evidence, `${below}  `, diagnosis.now));
      continue;
    }
    const explanation = diagnosis.explanations.get(item.key);
    if (explanation === undefined) continue;
    const { symptom, findings } = explanation;
    const again = drawn.has(item.key) && findings.length > 0;
    drawn.add(item.key);
    const since = item.root === true ? sinceText(symptom) : '';
    const text = `${excerpt(symptomText(symptom, diagnosis.now), TEXT)}${since}${item.certainty === 'certain' ? '' : ` (${item.certainty})`}${again ? ' (told above)' : ''}`;
    lines.push({ branches, hanging: below, text, tone: item.root === true ? 'strong' : 'plain' });
    if (again) continue;
    const evidence = [...(item.evidence ?? []), ...evidenceOfParts(findings)];
    lines.push(...evidenceLines(evidence, `${below}  `, diagnosis.now));
    if (findings.length === 0)
      lines.push({
        branches: `${below}└─ `,
        hanging: `${below}   `,
        text: 'nothing was found that explains it',
        tone: 'busy',
      });
    const children = childItems(findings, diagnosis, { indent: below, certainty: item.certainty });
    stack.push(...children.reverse());
  }
  return lines;
}

/** To the second, for comparing with logs. */
function sinceText(symptom: Symptom): string {
  const asked = symptom.kind === 'terminating' ? deletionAsked(symptom.object) : undefined;
  return asked === undefined ? '' : `, since ${new Date(asked).toISOString().slice(0, 19)}Z`;
}

type Place = {
  readonly indent: string;
  readonly last: boolean;
  readonly root?: boolean;
  /** Of the chain so far: its weakest link. */
  readonly certainty: Certainty;
};
type Item = Place &
  (
    | { readonly key: string; readonly evidence?: readonly Evidence[] }
    | { readonly cause: RuleFinding }
    | { readonly like: string }
  );

function branch({ indent, last, root }: Place): { branches: string; below: string } {
  if (root === true) return { branches: '', below: '' };
  return { branches: `${indent}${last ? '└─ ' : '├─ '}`, below: `${indent}${last ? '   ' : '│  '}` };
}

/** Root causes first, then what leads on; of those that end at the same cause only the first. */
function childItems(
  findings: readonly RuleFinding[],
  diagnosis: Diagnosis,
  { indent, certainty }: Pick<Place, 'indent' | 'certainty'>,
): Item[] {
  const items: Item[] = [];
  const alike = new Map<string, Symptom[]>();
  for (const entry of findings) {
    const { finding } = entry;
    if (finding.kind === 'root') {
      items.push({ cause: entry, indent, last: false, certainty });
      continue;
    }
    const { symptom, evidence } = finding;
    const like = likeness(symptom, diagnosis);
    const others = alike.get(like);
    if (others !== undefined) {
      others.push(symptom);
      continue;
    }
    alike.set(like, []);
    const sure = weaker(certainty, finding.certainty);
    const own = isPart(symptom) ? [] : evidence;
    items.push({ key: symptomKey(symptom), evidence: own, indent, last: false, certainty: sure });
  }
  for (const others of alike.values()) {
    const [first] = others;
    if (first !== undefined) items.push({ like: alikeText(first, others, diagnosis), indent, last: false, certainty });
  }
  return items.map((item, at) => ({ ...item, last: at === items.length - 1 }));
}

/** An object that holds another by being there, such as what is left in a namespace. */
function isPart({ kind }: Symptom): boolean {
  return kind === 'terminating';
}

/** How such objects were found is known from the whole, and told of it. */
function evidenceOfParts(findings: readonly RuleFinding[]): Evidence[] {
  return findings.flatMap(({ finding }) =>
    finding.kind === 'symptom' && isPart(finding.symptom) ? finding.evidence : [],
  );
}

function alikeText(first: Symptom, others: readonly Symptom[], diagnosis: Diagnosis): string {
  const names = others.flatMap((symptom) => ('object' in symptom ? [symptom.object.metadata.name] : []));
  const named = names.length === 0 ? '' : `: ${some(names, NAMED)}`;
  const reason = bestCause(first, diagnosis)?.id === UNEXPLAINED ? 'not explained either' : 'for the same reason';
  return `${others.length} more ${kindOf(first)}, ${reason}${named}`;
}

function likeness(symptom: Symptom, diagnosis: Diagnosis): string {
  const cause = bestCause(symptom, diagnosis);
  return `${symptom.kind} ${kindOf(symptom)} ${cause?.id === UNEXPLAINED ? cause.id : cause?.key}`;
}

function bestCause(symptom: Symptom, diagnosis: Diagnosis): RootCause | undefined {
  return rootCauses(diagnosis, symptomKey(symptom))[0];
}

function kindOf(symptom: Symptom): string {
  return 'object' in symptom ? symptom.object.type.kind : symptom.kind;
}

function evidenceLines(evidence: readonly Evidence[], indent: string, now: number): ChainLine[] {
  const shown = evidence.slice(0, EVIDENCE).map(({ text, source, time }) => {
    const age =
      time === undefined ? '' : time > now ? `, in ${formatAge(time - now)}` : `, ${formatAge(now - time)} ago`;
    return {
      branches: indent,
      hanging: `${indent}  `,
      text: `${excerpt(text, TEXT)} (${source}${age})`,
      tone: 'dim' as const,
    };
  });
  const rest = evidence.length - EVIDENCE;
  return rest > 0 ? [...shown, { branches: indent, hanging: indent, text: `and ${rest} more`, tone: 'dim' }] : shown;
}
