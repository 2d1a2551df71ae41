import { failure, type Result, success } from './problem.ts';

/** Tells whether labels match. */
export type LabelMatcher = (labels: Readonly<Record<string, string>>) => boolean;

const NAME = '[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?';
const KEY = `(?:${NAME}/)?${NAME}`;
const VALUE = `(?:${NAME})?`;
const EXISTS = new RegExp(`^(!?)\\s*(${KEY})$`);
const EQUALS = new RegExp(`^(${KEY})\\s*(=|==|!=)\\s*(${VALUE})$`);
const COMPARES = new RegExp(`^(${KEY})\\s*([<>])\\s*(-?\\d+)$`);
const IN_SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const ONE_KEY = new RegExp(`^${KEY}$`);
const ONE_VALUE = new RegExp(`^${VALUE}$`);

/**
 * Parses a label selector as `kubectl -l` takes it: equality, sets, existence and comparison, all of which must hold
 * (k8s.io/apimachinery pkg/labels/selector.go). An empty selector matches everything.
 */
export function parseLabelSelector(text: string): Result<LabelMatcher> {
  if (text.trim() === '') return success(() => true);
  const matchers: LabelMatcher[] = [];
  // A comma within parentheses separates values, not requirements.
  for (const part of text.split(/,(?![^(]*\))/)) {
    const matcher = requirement(part.trim());
    if (matcher === undefined) {
      return failure(
        `"${text}" is no label selector`,
        'Write it as kubectl -l takes it: app=web,tier in (a,b),!canary.',
      );
    }
    matchers.push(matcher);
  }
  return success((labels) => matchers.every((matches) => matches(labels)));
}

/**
 * The selector for objects that have all these labels; undefined where a key or value can be no label's, so that no
 * object has it: unchecked it could widen what is asked for.
 */
export function labelSelectorText(labels: Readonly<Record<string, string>>): string | undefined {
  const entries = Object.entries(labels);
  if (!entries.every(([key, value]) => ONE_KEY.test(key) && ONE_VALUE.test(value))) return undefined;
  return entries.map(([key, value]) => `${key}=${value}`).join(',');
}

function requirement(text: string): LabelMatcher | undefined {
  return exists(text) ?? equals(text) ?? compares(text) ?? inSet(text);
}

function exists(text: string): LabelMatcher | undefined {
  const [, not, key] = EXISTS.exec(text) ?? [];
  if (key === undefined) return undefined;
  return (labels) => Object.hasOwn(labels, key) === (not === '');
}

function equals(text: string): LabelMatcher | undefined {
  const [, key, operator, value] = EQUALS.exec(text) ?? [];
  if (key === undefined || value === undefined) return undefined;
  if (operator === '!=') return (labels) => labelValue(labels, key) !== value;
  return (labels) => labelValue(labels, key) === value;
}

function compares(text: string): LabelMatcher | undefined {
  const [, key, operator, bound] = COMPARES.exec(text) ?? [];
  if (key === undefined || bound === undefined) return undefined;
  return (labels) => {
    const value = labelValue(labels, key);
    if (value === undefined || !/^-?\d+$/.test(value)) return false;
    return operator === '<' ? BigInt(value) < BigInt(bound) : BigInt(value) > BigInt(bound);
  };
}

function inSet(text: string): LabelMatcher | undefined {
  const [, key, operator, list] = IN_SET.exec(text) ?? [];
  if (key === undefined || list === undefined) return undefined;
  const values = list.split(',').map((value) => value.trim());
  if (!values.every((value) => ONE_VALUE.test(value))) return undefined;
  return (labels) => {
    const value = labelValue(labels, key);
    return (value !== undefined && values.includes(value)) === (operator === 'in');
  };
}

function labelValue(labels: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}
