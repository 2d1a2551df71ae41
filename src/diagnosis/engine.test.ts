import { describe, expect, test } from 'vitest';
import { type Gap, gapAnswer } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import { type Ask, diagnose } from './engine.ts';
import type { Certainty, Finding } from './finding.ts';
import { rootCauses } from './root-causes.ts';
import { type AnyRule, defineRule } from './rule.ts';
import { stuckGroups } from './stuck-groups.ts';
import type { Symptom } from './symptom.ts';
import { symptomKey } from './symptom.ts';
import { terminatingObject } from './testing/objects.ts';

const NOW = Date.parse('2026-01-01T12:00:00Z');
const FORBIDDEN: Gap = { subject: { kind: 'cluster' }, reason: 'forbidden', message: 'no' };

function run(symptoms: readonly Symptom[], rules: readonly AnyRule[], ask: Ask = refuse) {
  return diagnose(symptoms, ask, {
    rules,
    now: NOW,
    stuckAfter: 0,
    probes: true,
    signal: new AbortController().signal,
  });
}

const refuse: Ask = async () => gapAnswer(FORBIDDEN);

function root(certainty: Certainty, decisive: boolean): Extract<Finding, { readonly kind: 'root' }> {
  return { kind: 'root', summary: 'it is so', certainty, decisive, evidence: [], remedies: [] };
}

function leadsTo(symptom: Symptom, certainty: Certainty = 'certain'): Finding {
  return { kind: 'symptom', symptom, certainty, evidence: [], remedies: [] };
}

const held = (object: KubeObject): Symptom => ({ kind: 'finalizer', object, finalizer: 'x/y' });

describe('the engine', () => {
  const object = terminatingObject('a');
  const asked: Symptom = { kind: 'terminating', object };
  const toFinalizer = defineRule({
    id: 'to-finalizer',
    explains: 'terminating',
    looksFor: '',
    sources: [],
    needs: () => ({}),
    judge: ({ object }) => [leadsTo(held(object), 'likely')],
  });
  const rootAt = (id: string, finding: Finding) =>
    defineRule({
      id,
      explains: 'finalizer',
      looksFor: '',
      sources: [],
      needs: () => ({}),
      judge: () => [finding],
    });

  test('a chain is as sure as its weakest link', async () => {
    const diagnosis = await run([asked], [toFinalizer, rootAt('why', root('certain', true))]);
    expect(rootCauses(diagnosis, symptomKey(asked))).toMatchObject([
      { id: 'why', certainty: 'likely', chain: [{ kind: 'terminating' }, { kind: 'finalizer' }] },
    ]);
  });

  test('what nothing explains is told as unexplained, never left out', async () => {
    const diagnosis = await run([asked], [toFinalizer]);
    expect(rootCauses(diagnosis, symptomKey(asked))).toMatchObject([{ id: 'unexplained', certainty: 'possible' }]);
  });

  test('a question that another rule could not ask takes certainty from what is not decisive, and from nothing else', async () => {
    const blind = defineRule({
      id: 'blind',
      explains: 'finalizer',
      looksFor: '',
      sources: [],
      needs: () => ({ operators: { kind: 'operators' } as const }),
      judge: () => [],
    });
    const rules = [blind, rootAt('soft', root('certain', false)), rootAt('hard', root('certain', true))];
    const diagnosis = await run([held(object)], rules);
    expect(rootCauses(diagnosis, symptomKey(held(object)))).toMatchObject([
      { id: 'hard', certainty: 'certain' },
      { id: 'soft', certainty: 'likely' },
    ]);
    expect(diagnosis.explanations.get(symptomKey(held(object)))?.gaps).toEqual([{ rule: 'blind', gap: FORBIDDEN }]);
  });

  test('that something is not there is an answer, no gap', async () => {
    const absent: Ask = async () => gapAnswer({ ...FORBIDDEN, reason: 'not-found' });
    const asking = defineRule({
      id: 'asking',
      explains: 'finalizer',
      looksFor: '',
      sources: [],
      needs: () => ({ operators: { kind: 'operators' } as const }),
      judge: () => [root('certain', false)],
    });
    const diagnosis = await run([held(object)], [asking], absent);
    expect(rootCauses(diagnosis, symptomKey(held(object)))).toMatchObject([{ certainty: 'certain' }]);
  });

  test('the same question is asked once, whoever asks', async () => {
    let asks = 0;
    const counting: Ask = async () => {
      asks++;
      return gapAnswer(FORBIDDEN);
    };
    const reading = (id: string) =>
      defineRule({
        id,
        explains: 'terminating',
        looksFor: '',
        sources: [],
        needs: () => ({ all: { kind: 'contents', namespace: 'shop' } as const }),
        judge: () => [],
      });
    await run(
      [asked, { kind: 'terminating', object: terminatingObject('b') }],
      [reading('one'), reading('two')],
      counting,
    );
    expect(asks).toBe(1);
  });

  test('symptoms in a circle are explained once each', async () => {
    const back = rootAt('back', leadsTo(asked));
    const diagnosis = await run([asked], [toFinalizer, back]);
    expect([...diagnosis.explanations.keys()]).toHaveLength(2);
  });

  test('objects that one cause holds are one group, oldest first', async () => {
    const one = terminatingObject('one', { deletionTime: NOW - 60_000 });
    const two = terminatingObject('two', { deletionTime: NOW - 120_000 });
    const shared = defineRule({
      id: 'shared',
      explains: 'terminating',
      looksFor: '',
      sources: [],
      needs: () => ({}),
      judge: () => [leadsTo({ kind: 'api-down', group: 'x', version: 'v1' })],
    });
    const cause = defineRule({
      id: 'gone',
      explains: 'api-down',
      looksFor: '',
      sources: [],
      needs: () => ({}),
      judge: () => [root('certain', true)],
    });
    const diagnosis = await run(
      [one, two].map((object) => ({ kind: 'terminating', object })),
      [shared, cause],
    );
    expect(stuckGroups(diagnosis)).toMatchObject([
      { cause: { id: 'gone' }, oldest: 120_000, symptoms: [{ object: two }, { object: one }] },
    ]);
  });

  test('a rule for what is left is heard only where no other has found anything', async () => {
    const last = defineRule({
      id: 'last',
      explains: 'finalizer',
      looksFor: '',
      sources: [],
      otherwise: true,
      needs: () => ({}),
      judge: () => [root('possible', false)],
    });
    const alone = await run([held(object)], [last]);
    expect(rootCauses(alone, symptomKey(held(object)))).toMatchObject([{ id: 'last' }]);
    const beside = await run([held(object)], [last, rootAt('why', root('possible', false))]);
    expect(rootCauses(beside, symptomKey(held(object))).map(({ id }) => id)).toEqual(['why']);
  });

  test('what is the same cause in itself is one group, whichever symptoms it explains', async () => {
    const both = [terminatingObject('one'), terminatingObject('two')].map((object) => held(object));
    const diagnosis = await run(both, [rootAt('why', { ...root('likely', false), same: 'operator x' })]);
    expect(stuckGroups(diagnosis)).toMatchObject([{ cause: { key: 'why operator x' }, symptoms: both }]);
  });
});
