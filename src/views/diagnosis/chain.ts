import type { Diagnosis, RuleFinding } from '../../diagnosis/engine.ts';
import { type Certainty, type Evidence, weaker } from '../../diagnosis/finding.ts';
import { rootCauses } from '../../diagnosis/root-causes.ts';
import { type Symptom, symptomKey } from '../../diagnosis/symptom.ts';
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

/** How many of what is held by the same cause are told before the rest is counted. */
const LIKE = 2;
/** Evidence lines of one finding. */
const EVIDENCE = 8;

/**
 * The causal tree of one symptom: symptoms, what they follow from, and root causes, each with its evidence below it.
 * A symptom that was drawn already is not drawn again, and of many that the same cause holds only the first are.
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
      const text = `${finding.summary}   ROOT CAUSE ${weaker(item.certainty, finding.certainty)} (${rule})`;
      lines.push({ branches, hanging: below, text, tone: 'bad' });
      lines.push(...evidenceLines(finding.evidence, `${below}  `, diagnosis.now));
      continue;
    }
    const explanation = diagnosis.explanations.get(item.key);
    if (explanation === undefined) continue;
    const { symptom, findings } = explanation;
    const again = drawn.has(item.key) && findings.length > 0;
    drawn.add(item.key);
    const text = `${symptomText(symptom, diagnosis.now)}${item.certainty === 'certain' ? '' : ` (${item.certainty})`}${again ? ' (told above)' : ''}`;
    lines.push({ branches, hanging: below, text, tone: item.root === true ? 'strong' : 'plain' });
    lines.push(...evidenceLines(item.evidence ?? [], `${below}  `, diagnosis.now));
    if (again) continue;
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

/** Root causes first, then what leads on; of those that end at the same cause only the first few. */
function childItems(
  findings: readonly RuleFinding[],
  diagnosis: Diagnosis,
  { indent, certainty }: Pick<Place, 'indent' | 'certainty'>,
): Item[] {
  const items: Item[] = [];
  const alike = new Map<string, { shown: number; hidden: number; example: Symptom }>();
  for (const entry of findings) {
    const { finding } = entry;
    if (finding.kind === 'root') {
      items.push({ cause: entry, indent, last: false, certainty });
      continue;
    }
    const { symptom, evidence } = finding;
    const like = likeness(symptom, diagnosis);
    const group = alike.get(like) ?? { shown: 0, hidden: 0, example: symptom };
    alike.set(like, group);
    if (group.shown < LIKE) {
      group.shown++;
      const sure = weaker(certainty, finding.certainty);
      items.push({ key: symptomKey(symptom), evidence, indent, last: false, certainty: sure });
    } else group.hidden++;
  }
  for (const { hidden, example } of alike.values())
    if (hidden > 0)
      items.push({
        like: `and ${hidden} more ${kindOf(example)}, for the same reason`,
        indent,
        last: false,
        certainty,
      });
  return items.map((item, at) => ({ ...item, last: at === items.length - 1 }));
}

function likeness(symptom: Symptom, diagnosis: Diagnosis): string {
  const [cause] = rootCauses(diagnosis, symptomKey(symptom));
  return `${symptom.kind} ${kindOf(symptom)} ${cause?.id === 'unexplained' ? cause.id : cause?.key}`;
}

function kindOf(symptom: Symptom): string {
  return 'object' in symptom ? symptom.object.type.kind : symptom.kind;
}

function evidenceLines(evidence: readonly Evidence[], indent: string, now: number): ChainLine[] {
  const shown = evidence.slice(0, EVIDENCE).map(({ text, source, time }) => {
    const age =
      time === undefined ? '' : time > now ? `, in ${formatAge(time - now)}` : `, ${formatAge(now - time)} ago`;
    return { branches: indent, hanging: `${indent}  `, text: `${text} (${source}${age})`, tone: 'dim' as const };
  });
  const rest = evidence.length - EVIDENCE;
  return rest > 0 ? [...shown, { branches: indent, hanging: indent, text: `and ${rest} more`, tone: 'dim' }] : shown;
}
