import { expect, test } from 'vitest';
import type { JsonObject } from '../objects/json.ts';
import { objectOf } from '../objects/status/objects.fixture.ts';
import { FINALIZERS } from './generated/finalizers.ts';
import { PAUSES } from './generated/pauses.ts';
import type { ActiveWhen, PauseEntry } from './pause-entry.ts';
import { pausesOf } from './pauses.ts';

/** The entries of which something is not true. */
function without(isRight: (entry: PauseEntry) => boolean): readonly string[] {
  return PAUSES.filter((entry) => !isRight(entry)).map(({ at, key, types = [] }) => [at, key, ...types].join(' '));
}

test('has all entries, each once', () => {
  expect(PAUSES.length).toBeGreaterThanOrEqual(87);
  const keys = PAUSES.flatMap(({ at, key, types = ['*'] }) => types.map((type) => `${at} ${key} ${type}`));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('has keys of the form that each place has', () => {
  const forms = {
    annotation: /^([a-z0-9.-]+|\*)\/[\w.-]+$/,
    label: /^[a-z0-9.-]+\/[\w.-]+$/,
    field: /^spec(\.[a-zA-Z]+(\[\])?)+$/,
  };
  expect(without(({ at, key }) => forms[at].test(key))).toEqual([]);
});

test('guesses by heuristics alone, which know neither types nor what becomes of a deletion', () => {
  expect(without(({ key, qualifier }) => !key.startsWith('*') || qualifier === 'heuristic')).toEqual([]);
  const knowsLittle = ({ types, operator, deletion }: PauseEntry) =>
    types === undefined && operator === undefined && deletion === 'unknown';
  expect(without((entry) => entry.qualifier !== 'heuristic' || knowsLittle(entry))).toEqual([]);
});

test('says of every switch who heeds it, what it does, and where that was seen', () => {
  expect(without(({ heededBy, effect }) => heededBy.length > 2 && effect.length > 6)).toEqual([]);
  expect(without(({ source }) => /^[\w.-]+\/[\w.-]+ \S+/.test(source))).toEqual([]);
});

test('tells in words what holds a deletion wherever one is held', () => {
  expect(without(({ deletion, whileDeleting }) => deletion !== 'stuck' || whileDeleting !== undefined)).toEqual([]);
});

test('has types of the form GROUP/Kind, GROUP/* or Kind', () => {
  const isType = (type: string) => /^((\*\.)?[a-z0-9.-]+\/)?([A-Z][A-Za-z0-9]*|postgresql|\*)$/.test(type);
  expect(without(({ types = [], covers = [] }) => [...types, ...covers].every(isType))).toEqual([]);
});

test('has ids of operators that the table of finalizers writes the same', () => {
  const ids = new Set(FINALIZERS.map(({ operator }) => operator));
  const own = new Set(PAUSES.map(({ operator }) => operator).filter((operator) => !ids.has(operator)));
  // Operators that put no finalizer on anything.
  expect([...own].sort()).toEqual([
    'argo-rollouts',
    'cluster-version-operator',
    'flink-kubernetes-operator',
    'flux-operator',
    'jobset',
    'machine-config-operator',
    'openshift',
  ]);
});

test('has switches that are found where they are on, and not where they are not there', () => {
  const works = (entry: PauseEntry) => {
    const [group = '', kind = 'Thing'] = (entry.types?.[0] ?? 'example.com/Thing').replace('*.', 'x.').split('/');
    const apiVersion = group === 'core' ? 'v1' : `${group}/v1`;
    const on = objectOf(apiVersion, kind.replace('*', 'Thing'), bodyOf(entry));
    const off = objectOf(apiVersion, kind.replace('*', 'Thing'), {});
    return pausesOf(on, []).some((found) => found.entry === entry) && pausesOf(off, []).length === 0;
  };
  expect(without(works)).toEqual([]);
});

/** A body in which a switch is on. */
function bodyOf({ at, key, active }: PauseEntry): JsonObject {
  const value = activeValue(active);
  const name = key.replace('*', 'example.com');
  if (at === 'annotation') return { metadata: { annotations: { [name]: value } } };
  if (at === 'label') return { metadata: { labels: { [name]: value } } };
  const [last = '', ...outer] = key.split('.').reverse();
  const innermost: JsonObject = { [last]: 'emptyList' in active ? [] : value };
  return outer.reduce<JsonObject>(
    (inner, step) => (step.endsWith('[]') ? { [step.slice(0, -2)]: [inner] } : { [step]: inner }),
    innermost,
  );
}

function activeValue(active: ActiveWhen): string {
  if ('equals' in active) return active.equals[0] ?? '';
  return 'integer' in active ? '3' : 'true';
}
