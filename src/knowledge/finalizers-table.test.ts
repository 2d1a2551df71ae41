import { expect, test } from 'vitest';
import type { FinalizerEntry } from './finalizer-entry.ts';
import { FINALIZERS } from './generated/finalizers.ts';
import { OPERATORS } from './generated/operators.ts';
import { knownFinalizer, matches } from './known-finalizer.ts';

/** The entries of which something is not true. */
function without(isRight: (entry: FinalizerEntry) => boolean): readonly string[] {
  return FINALIZERS.filter((entry) => !isRight(entry)).map(({ match, finalizer }) => `${match} ${finalizer}`);
}

test('has all entries, each once', () => {
  expect(FINALIZERS.length).toBeGreaterThanOrEqual(275);
  const keys = FINALIZERS.map(({ finalizer, match, types = [] }) => [match, finalizer, ...types].join(' '));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('gives no finalizer of one type to two operators', () => {
  const claims = FINALIZERS.filter(({ match }) => match === 'exact').flatMap(({ finalizer, types = ['*'], operator }) =>
    types.map((type) => ({ key: `${finalizer} on ${type}`, operator })),
  );
  const disputed = [...Map.groupBy(claims, ({ key }) => key)].filter(
    ([, group]) => new Set(group.map(({ operator }) => operator)).size > 1,
  );
  expect(disputed).toEqual([]);
});

test('has every finalizer without spaces, and every source with repository and file', () => {
  expect(without(({ finalizer }) => /^\S+$/.test(finalizer))).toEqual([]);
  expect(without(({ source }) => /^[\w.-]+\/[\w.-]+ \S+/.test(source))).toEqual([]);
});

test('names a controller or an operator, not both, and operators by plain ids', () => {
  expect(without(({ controller, operator }) => controller === undefined || operator === undefined)).toEqual([]);
  expect(without(({ operator = 'x' }) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(operator))).toEqual([]);
});

test('has types of the form GROUP/Kind, GROUP/* or Kind', () => {
  const isType = (type: string) => /^((\*\.)?[a-z0-9.-]+\/)?([A-Z][A-Za-z0-9]*|postgresql|\*)$/.test(type);
  expect(without(({ types }) => types === undefined || (types.length > 0 && types.every(isType)))).toEqual([]);
});

test('says of every finalizer who handles it and what is cleaned up', () => {
  expect(without(({ cleans }) => cleans.length > 10 && !/^(same|as named|see|older name)/i.test(cleans))).toEqual([]);
  expect(without(({ handler }) => handler.length > 2)).toEqual([]);
});

test('has an example for every pattern, and for patterns alone', () => {
  expect(without(({ match, example }) => (match === 'exact') === (example === undefined))).toEqual([]);
});

test('has patterns that match their examples, nothing else, and are found by them', () => {
  const works = (entry: FinalizerEntry) => {
    const { example } = entry;
    if (example === undefined) return true;
    const found = knownFinalizer(example.finalizer, example)?.entry;
    return matches(entry, example.finalizer, example) && !matches(entry, 'example.org/x', example) && found === entry;
  };
  expect(without(works)).toEqual([]);
});

test('writes the ids of operators as the table of operators does', () => {
  // Groups in which operators put finalizers on what is not theirs, and which several operators share.
  const shared = /^(core|batch|argoproj\.io|tekton\.dev|kubevirt\.io|.*\.k8s\.io)$/;
  const drifted = FINALIZERS.flatMap(({ finalizer, operator, types = [] }) => {
    const groups = new Set(types.filter((type) => type.includes('/')).map((type) => type.slice(0, type.indexOf('/'))));
    const others = OPERATORS.filter(
      (entry) =>
        entry.id !== operator && (entry.groups ?? []).some((group) => groups.has(group) && !shared.test(group)),
    );
    // The topic operator runs beside each Kafka, apart from the operator of the same project.
    if (operator === undefined || operator === 'strimzi-topic-operator') return [];
    return others.map(({ id }) => `${finalizer}: ${operator} is ${id} there`);
  });
  expect(drifted).toEqual([]);
});
