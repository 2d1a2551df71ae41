import { expect, it } from 'vitest';
import type { ObjectPage } from '../../reader.ts';
import { type Handler, json, startFakeApiServer } from '../testing/api-server.ts';
import { PODS, pod, readerOf } from '../testing/pods.ts';

const LIST = '/api/v1/pods';

/** Answers each page by its token. */
async function pagesOf(answers: Readonly<Record<string, Handler>>, patient = false) {
  const asked: string[] = [];
  await using server = await startFakeApiServer({
    [LIST]: (req, res, body) => {
      const token = new URL(req.url ?? '', 'http://x').searchParams.get('continue') ?? '';
      asked.push(token);
      const answer = answers[token];
      if (answer === undefined) throw new Error(`nobody asked for "${token}"`);
      answer(req, res, body);
    },
  });
  const reader = readerOf(server.url);
  const pages: ObjectPage[] = [];
  let gap: string | undefined;
  for await (const page of reader.list({ type: PODS, detail: 'metadata', pageSize: 2, patient })) {
    if (page.ok) pages.push(page.value);
    else gap = page.gap.message;
  }
  await reader.close();
  return { pages, gap, asked };
}

const page =
  (names: string[], next: string | undefined, remaining?: number): Handler =>
  (_, res) =>
    json(res, {
      kind: 'PodList',
      apiVersion: 'v1',
      metadata: { continue: next, remainingItemCount: remaining },
      items: names.map((name) => pod(name)),
    });

it('is asked for page by page, and says how many are to come', async () => {
  const { pages, asked } = await pagesOf({ '': page(['a', 'b'], 'one', 1), one: page(['c'], undefined) });
  expect(pages.map(({ objects, remaining, inconsistent }) => [objects.length, remaining, inconsistent])).toEqual([
    [2, 1, false],
    [1, 0, false],
  ]);
  expect(asked).toEqual(['', 'one']);
});

// A real server needs minutes to forget the state of a list; its answer was recorded.
it('goes on with the token that comes with an expired one, and says that it did', async () => {
  const expired: Handler = (_, res) =>
    json(
      res,
      {
        kind: 'Status',
        status: 'Failure',
        reason: 'Expired',
        code: 410,
        message: 'The provided continue parameter is too old',
        metadata: { continue: 'anew' },
      },
      410,
    );
  const { pages, gap, asked } = await pagesOf({
    '': page(['a', 'b'], 'one'),
    one: expired,
    anew: page(['c'], undefined),
  });
  expect(pages.flatMap(({ objects }) => objects.map(({ metadata }) => metadata.name))).toEqual(['a', 'b', 'c']);
  expect(pages.map(({ inconsistent }) => inconsistent)).toEqual([false, true]);
  expect(gap).toBeUndefined();
  expect(asked).toEqual(['', 'one', 'anew']);
});

it('ends with a gap where the token that is offered has expired as well', async () => {
  const expired: Handler = (_, res) =>
    json(res, { kind: 'Status', code: 410, message: 'too old', metadata: { continue: 'one' } }, 410);
  const { pages, gap } = await pagesOf({ '': page(['a'], 'one'), one: expired });
  expect(pages).toHaveLength(1);
  expect(gap).toContain('too old');
});

it('asks again where it is patient and the server is away', async () => {
  let times = 0;
  const away: Handler = (req, res, body) => {
    times += 1;
    if (times < 5) json(res, { kind: 'Status', message: 'later' }, 500);
    else page(['c'], undefined)(req, res, body);
  };
  const { pages, gap } = await pagesOf({ '': page(['a'], 'one'), one: away }, true);
  expect(gap).toBeUndefined();
  expect(pages).toHaveLength(2);
});

it('asks for few big objects at a time, and for as many as it may of small ones', async () => {
  const limits: (string | null)[] = [];
  const sizes = [1 << 20, 1 << 20, 100, 100];
  await using server = await startFakeApiServer({
    [LIST]: (req, res) => {
      const { searchParams } = new URL(req.url ?? '', 'http://x');
      limits.push(searchParams.get('limit'));
      const at = Number(searchParams.get('continue') ?? '0');
      const metadata = { continue: at + 1 < sizes.length ? String(at + 1) : undefined };
      const items = [{ ...pod(`p${at}`), spec: { text: 'x'.repeat(sizes[at] ?? 0) } }];
      json(res, { kind: 'PodList', apiVersion: 'v1', metadata, items });
    },
  });
  const reader = readerOf(server.url);
  const ask = async (detail: 'whole' | 'metadata') => {
    limits.length = 0;
    for await (const read of reader.list({ type: PODS, detail, pageSize: 100 })) expect(read.ok).toBe(true);
    return [...limits];
  };
  expect(await ask('whole')).toEqual(['25', '7', '7', '100']);
  expect(await ask('metadata')).toEqual(['100', '7', '7', '100']);
});
