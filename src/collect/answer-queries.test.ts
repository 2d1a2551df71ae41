import { expect, test } from 'vitest';
import type { Discovery } from '../cluster/reader.ts';
import type { Query } from '../diagnosis/query.ts';
import type { Gap } from '../objects/gap.ts';
import { sample } from '../ownership/objects.fixture.ts';
import { answerQueries } from './answer-queries.ts';
import { readerOf } from './reader.fixture.ts';

const { type: POD } = sample({ name: 'any', kind: 'Pod', apiVersion: 'v1' });
const PART: Gap = { subject: { kind: 'cluster' }, reason: 'not-captured', message: 'a part only' };
const SECRET = { kind: 'object', group: '', resource: 'secrets', namespace: 'shop', name: 'tls' } as const;
const MISSING_POD = { kind: 'object', group: '', resource: 'pods', namespace: 'shop', name: 'gone' } as const;

async function reasonOf(query: Query, gaps: readonly Gap[], signal = new AbortController().signal) {
  const discovery: Discovery = { types: [POD], allVersions: [POD], gaps };
  const found = await answerQueries(readerOf([]).reader, discovery, { probes: true, signal })(query);
  return found.ok ? undefined : found.gap.reason;
}

test('what a whole cluster does not have is not there', async () => {
  expect(await reasonOf(SECRET, [])).toBe('not-found');
  expect(await reasonOf(MISSING_POD, [])).toBe('not-found');
});

test('what a part of a cluster does not hold, such as the Secrets of a must-gather, may be there all the same', async () => {
  expect(await reasonOf(SECRET, [PART])).toBe('not-captured');
  expect(await reasonOf(MISSING_POD, [PART])).toBe('not-captured');
  const owner = {
    kind: 'owner',
    namespace: 'shop',
    apiVersion: 'v1',
    ownerKind: 'Pod',
    name: 'gone',
    uid: 'u',
  } as const;
  expect(await reasonOf(owner, [PART])).toBe('not-captured');
});

test('a list that was broken off is no list', async () => {
  const stopped = AbortSignal.abort();
  expect(await reasonOf({ kind: 'list', group: '', resource: 'pods' }, [], stopped)).toBe('timeout');
});
