import { type Answer, type Gap, gapAnswer } from '../../objects/gap.ts';
import type { Ask } from '../engine.ts';
import type { Answers, QueryKind, QueryMap } from '../query.ts';

/** A function for each kind of question. */
export type Answerers = { readonly [K in QueryKind]: (query: QueryMap[K]) => Promise<Answer<Answers[K]>> };

/** What tests do not make up an answer to. */
export const UNKNOWN: Gap = { subject: { kind: 'cluster' }, reason: 'not-captured', message: '' };

const nothing = async () => gapAnswer(UNKNOWN);

const NOTHING: Answerers = {
  object: nothing,
  list: nothing,
  dependents: nothing,
  contents: nothing,
  instances: nothing,
  owner: nothing,
  changes: nothing,
  log: nothing,
  metrics: nothing,
  access: nothing,
  probe: nothing,
  operators: nothing,
  'silent-groups': nothing,
};

/** Answers those kinds of questions that a test has answers to; all others are gaps. */
export function askWith(some: Partial<Answerers>): Ask {
  const answerers: Answerers = { ...NOTHING, ...some };
  return (query) => answerers[query.kind](query);
}
