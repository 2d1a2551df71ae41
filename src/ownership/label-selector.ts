import { failure, type Result, success } from '../objects/problem.ts';

/** Tells whether labels fit a selector. */
export type LabelMatch = (labels: Readonly<Record<string, string>>) => boolean;

const KEY = '(?<key>[A-Za-z0-9._/-]+)';
const FORMS: readonly { readonly pattern: RegExp; readonly match: (key: string, rest: string) => LabelMatch }[] = [
  form(`!\\s*${KEY}`, (key) => (labels) => !Object.hasOwn(labels, key)),
  form(KEY, (key) => (labels) => Object.hasOwn(labels, key)),
  form(`${KEY}\\s*==?\\s*(?<rest>[\\w.-]*)`, (key, value) => (labels) => labelValue(labels, key) === value),
  form(`${KEY}\\s*!=\\s*(?<rest>[\\w.-]*)`, (key, value) => (labels) => labelValue(labels, key) !== value),
  form(`${KEY}\\s+in\\s*\\((?<rest>[^()]*)\\)`, (key, values) => {
    const set = valueSet(values);
    return (labels) => set.has(labelValue(labels, key));
  }),
  form(`${KEY}\\s+notin\\s*\\((?<rest>[^()]*)\\)`, (key, values) => {
    const set = valueSet(values);
    return (labels) => !set.has(labelValue(labels, key));
  }),
  form(`${KEY}\\s*>\\s*(?<rest>-?\\d+)`, (key, limit) => (labels) => Number(labelValue(labels, key)) > Number(limit)),
  form(`${KEY}\\s*<\\s*(?<rest>-?\\d+)`, (key, limit) => (labels) => Number(labelValue(labels, key)) < Number(limit)),
];

/**
 * Understands a label selector as kubectl's `-l` takes it (apimachinery pkg/labels/selector.go): `a=b`, `a==b`,
 * `a!=b`, `a`, `!a`, `a in (b,c)`, `a notin (b,c)`, `a>1`, `a<1`, joined by commas. `!=` and `notin` fit objects
 * without the label too.
 */
export function parseLabelSelector(selector: string): Result<LabelMatch> {
  const matches: LabelMatch[] = [];
  for (const part of selector.split(/,(?![^(]*\))/).map((text) => text.trim())) {
    if (part === '') continue;
    const match = FORMS.flatMap(({ pattern, match }) => {
      const groups = pattern.exec(part)?.groups;
      return groups?.key === undefined ? [] : [match(groups.key, groups.rest ?? '')];
    })[0];
    if (match === undefined)
      return failure(`"${part}" is not a label selector`, 'Give KEY=VALUE, KEY!=VALUE, KEY, !KEY or KEY in (A,B).');
    matches.push(match);
  }
  return success((labels) => matches.every((match) => match(labels)));
}

function form(source: string, match: (key: string, rest: string) => LabelMatch) {
  return { pattern: new RegExp(`^${source}$`), match };
}

function labelValue(labels: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

function valueSet(values: string): ReadonlySet<string | undefined> {
  return new Set(values.split(',').map((value) => value.trim()));
}
