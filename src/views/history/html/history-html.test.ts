import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { at, CACHE, condition, entry, sketch } from '../../../history/timeline.fixture.ts';
import { exactly } from '../../../history/when.ts';
import { historyHtml } from './history-html.ts';

const hostile = '</script><script>alert(1)</script><!--{{script}}--><img src=x onerror=alert(1)>\u2028\u202e';
const page = historyHtml(
  sketch(
    [entry(exactly(at('10:00:00')), condition(hostile, 'False', { reason: hostile, message: hostile }))],
    [{ ...CACHE, name: hostile }],
  ),
);

test('nothing that the cluster says becomes markup, ends the data, or takes the place of something else', () => {
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(page.match(/<\/script>/g)).toHaveLength(2);
  expect(page).not.toMatch(/<img|\u2028|\u202e/);
});

test('the policy names its own style and script by their hashes and allows nothing else', () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
  const hash = (element: string) => {
    const text = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(page)?.[1] ?? '';
    return createHash('sha256').update(text).digest('base64');
  };
  expect(policy).toBe(
    `default-src 'none'; style-src 'sha256-${hash('style')}'; script-src 'sha256-${hash('script')}'; base-uri 'none'; form-action 'none'`,
  );
  expect(page).not.toMatch(/ (?:src|href|on\w+|style)=["']/);
});

test('ten thousand entries are a file of a few megabytes', () => {
  const entries = Array.from({ length: 10_000 }, (_, n) =>
    entry(exactly(at('00:00:00') + n * 1000), condition(`C${n % 20}`, n % 40 < 20 ? 'True' : 'False'), 'record'),
  );
  expect(historyHtml(sketch(entries)).length).toBeLessThan(6_000_000);
});
