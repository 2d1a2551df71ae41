import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { at, CACHE, condition, entry, event, sketch, write } from '../../src/history/timeline.fixture.ts';
import { between, exactly } from '../../src/history/when.ts';
import { historyHtml } from '../../src/views/history/html/history-html.ts';
import { startChromium } from './chromium.ts';
import { barsOf, pixelAt, scaleOf } from './on-page.ts';
import { type OpenReport, openReport } from './report-page.ts';

let browser: Browser;
let report: OpenReport | undefined;

beforeAll(async () => {
  browser = await startChromium();
}, 600_000);

afterEach(async () => {
  await report?.close();
  report = undefined;
});

afterAll(() => browser?.close());

const HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(2)>"\'{{script}}';
const OTHER = { ...CACHE, name: HOSTILE, uid: 'uid-2' };
const GOOD = [45, 164, 78];
const BAD = [207, 34, 46];
/** From 08:41 to 10:41: two hours. */
const STORY = historyHtml(
  sketch(
    [
      entry(exactly(at('08:41:00')), { kind: 'created' }, 'metadata'),
      entry(exactly(at('09:11:00')), condition('Ready', 'Unknown', { before: { status: undefined } }), 'record'),
      entry(exactly(at('09:26:00')), condition('Ready', 'True', { reason: 'AllReplicasReady' }), 'record'),
      entry(exactly(at('09:56:00')), write('kubectl-edit', ['spec.replicas']), 'managedFields'),
      entry(exactly(at('10:11:00')), { kind: 'hole', from: at('10:06:00'), why: 'recorder down' }, 'record'),
      entry(exactly(at('09:56:01')), condition('Ready', 'False', { reason: 'ReplicasNotReady' }), 'record'),
      entry(exactly(at('10:30:00')), event('Failed', 'no room', { count: 9, first: at('09:56:10') }), 'events'),
      entry(between(at('10:21:00'), at('10:31:00')), condition('Ready', 'True', { reason: 'Back' }), 'status'),
      entry(
        exactly(at('09:41:00')),
        condition(HOSTILE, 'False', { reason: HOSTILE, message: HOSTILE }),
        'record',
        OTHER,
      ),
    ],
    [CACHE, OTHER],
  ),
);

async function open(html = STORY, options: Parameters<typeof openReport>[2] = {}): Promise<Page> {
  report = await openReport(browser, html, options);
  return report.page;
}

/** What comes to be so: who draws waits for its next frame, the table for a pause, and both for a processor. */
function poll<T>(probe: () => Promise<T>) {
  return expect.poll(probe, { timeout: 20_000 });
}

const shown = (page: Page) => page.locator('#shown').textContent();
const rows = (page: Page) => page.locator('#rows tr').count();

describe('lanes', () => {
  test('each state begins and ends where its time is, and is drawn in its colour', async () => {
    const page = await open();
    const x = await scaleOf(page);
    const bars = await barsOf(page, 'Ready');
    const expected = [
      ['absent', '08:41:00', '09:11:00'],
      ['Unknown', '09:11:00', '09:26:00'],
      ['True', '09:26:00', '09:56:01'],
      ['False', '09:56:01', '10:06:00'],
      ['hole', '10:06:00', '10:11:00'],
      ['False', '10:11:00', '10:21:00'],
      ['open', '10:21:00', '10:31:00'],
      ['True', '10:31:00', '10:41:00'],
    ] as const;
    expect(bars.map(({ state }) => state)).toEqual(expected.map(([state]) => state));
    for (const [n, [, from, to]] of expected.entries()) {
      expect(Math.abs((bars[n]?.left ?? 0) - x(at(from)))).toBeLessThan(1.5);
      expect(Math.abs((bars[n]?.right ?? 0) - x(at(to)))).toBeLessThan(1.5);
    }
    const good = bars[2];
    const bad = bars[3];
    if (good === undefined || bad === undefined) throw new Error('no bars');
    expect(await pixelAt(page, (good.left + good.right) / 2, good.top + 2)).toEqual(GOOD);
    // The beginning of a bar has no stripes, so that its text can be read.
    expect(await pixelAt(page, bad.left + 2, bad.top + 2)).toEqual(BAD);
    expect(report?.complaints).toEqual([]);
  });

  test('pointing at a bar says what it was, since when and why', async () => {
    const page = await open();
    const [, , good] = await barsOf(page, 'Ready');
    await page.mouse.move((good?.left ?? 0) + 20, (good?.top ?? 0) + 5);
    await poll(() => page.locator('#tip').textContent()).toBe(
      'Ready: True, 2026-01-02 09:26:00 to 2026-01-02 09:56:01, 30m. AllReplicasReady',
    );
    await page.mouse.move(5, 5);
    await poll(() => page.locator('#tip').isVisible()).toBe(false);
  });

  test('what lasted for a second in two hours is seen, and pointing at it says what it was', async () => {
    const blip = [
      entry(exactly(at('08:41:00')), condition('Ready', 'True', { reason: 'Before' }), 'record'),
      entry(exactly(at('09:41:00')), condition('Ready', 'False', { reason: 'Short' }), 'record'),
      entry(exactly(at('09:41:01')), condition('Ready', 'True', { reason: 'After' }), 'record'),
    ];
    const page = await open(historyHtml(sketch(blip)));
    const x = (await scaleOf(page))(at('09:41:00')) + 1;
    const top = (await barsOf(page, 'Ready'))[0]?.top ?? 0;
    await page.mouse.move(x, top + 5);
    await poll(() => page.locator('#tip').textContent()).toMatch(/^Ready: False, .* 1s\. Short$/);
  });

  test('writes and Events are marked where they happened', async () => {
    const page = await open();
    const x = await scaleOf(page);
    const marks = page.locator('[data-lane="writes"] .mark');
    expect(await marks.count()).toBe(2);
    const box = await marks.nth(1).boundingBox();
    expect(Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - x(at('09:56:00')))).toBeLessThan(4);
    expect(await marks.nth(1).getAttribute('data-tip')).toContain('kubectl-edit set spec.replicas');
    expect(await page.locator('[data-lane="events"] .reach').count()).toBe(1);
  });
});

describe('zoom', () => {
  test('the wheel zooms around the pointer, buttons and keys zoom and move, and 0 shows all', async () => {
    const page = await open();
    const all = await shown(page);
    const place = (await scaleOf(page))(at('09:56:01'));
    const top = (await barsOf(page, 'Ready'))[0]?.top ?? 0;
    await page.mouse.move(place, top + 5);
    for (let n = 0; n < 8; n += 1) await page.mouse.wheel(0, -100);
    await poll(async () => Math.round((await barsOf(page, 'Ready')).length)).toBeLessThan(8);
    const border = (await barsOf(page, 'Ready')).find(({ state }) => state === 'False');
    expect(Math.abs((border?.left ?? 0) - place)).toBeLessThan(3);

    const before = await shown(page);
    await page.locator('#chart').focus();
    await page.keyboard.press('ArrowRight');
    await poll(() => shown(page)).not.toBe(before);
    await page.keyboard.press('0');
    await poll(() => shown(page)).toBe(all);
    await page.locator('#zoom-in').click();
    await poll(() => shown(page)).toBe('2026-01-02 09:01:00 to 2026-01-02 10:21:00 UTC');
    await page.locator('#earlier').click();
    await poll(() => shown(page)).toBe('2026-01-02 08:41:00 to 2026-01-02 10:01:00 UTC');
    await page.locator('#whole').click();
    await poll(() => shown(page)).toBe(all);
    expect(report?.complaints).toEqual([]);
  });

  test('dragging moves, dragging along the axis chooses a part, and the table shows what happened then', async () => {
    const page = await open();
    const x = await scaleOf(page);
    const axis = (await page.locator('#chart').boundingBox())?.y ?? 0;
    expect(await rows(page)).toBe(9);
    await page.mouse.move(x(at('09:20:00')), axis + 10);
    await page.mouse.down();
    await page.mouse.move(x(at('09:40:00')), axis + 12, { steps: 4 });
    await page.mouse.up();
    await poll(() => shown(page)).toMatch(/^2026-01-02 09:(19|20):\d\d to 2026-01-02 09:(39|40):\d\d UTC$/);
    await poll(() => rows(page)).toBe(1);

    const from = await shown(page);
    await page.mouse.move(600, axis + 60);
    await page.mouse.down();
    await page.mouse.move(900, axis + 60, { steps: 4 });
    await page.mouse.up();
    await poll(() => shown(page)).not.toBe(from);
    await poll(() => shown(page)).toMatch(/^2026-01-02 09:(0|1)\d:\d\d/);
  });
});

describe('the table', () => {
  test('is filtered by words and by kind', async () => {
    const page = await open();
    await page.locator('#kind').selectOption('condition');
    await poll(() => rows(page)).toBe(5);
    await page.locator('#text').fill('back TRUE');
    await poll(() => page.locator('#rows').innerText()).toContain('→ True Back');
    await poll(() => page.locator('#count').textContent()).toBe('1 of 9 entries');
  });

  test('what the cluster says stays text', async () => {
    const page = await open();
    expect(await page.locator('img, iframe, object, #rows script, #chart script').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(2);
    expect(await page.locator('#rows').innerText()).toContain('<img src=x onerror=alert(2)>');
    expect(report?.complaints).toEqual([]);
  });
});

test('the policy of the page holds: a script that gets in does not run, and nothing is asked for', async () => {
  const page = await open();
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.body.dataset.ran = "yes"';
    document.body.append(script);
    const answer = await fetch('https://192.0.2.1/').then(
      () => 'answered',
      () => 'refused',
    );
    return [document.body.dataset.ran, answer];
  });
  expect(ran).toEqual([undefined, 'refused']);
  expect(report?.complaints.filter((line) => line.startsWith('request'))).toEqual([]);
});

test('light and dark, and on paper without what cannot be pressed there', async () => {
  const page = await open(STORY, { colorScheme: 'dark', width: 700 });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await background()).toBe('rgb(13, 17, 23)');
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await background()).toBe('rgb(255, 255, 255)');
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#controls').isVisible()).toBe(false);
  expect(await page.locator('#chart svg').isVisible()).toBe(true);
});

test('ten thousand entries are drawn, zoomed and searched', async () => {
  const many = Array.from({ length: 10_000 }, (_, n) =>
    n % 2 === 0
      ? entry(exactly(at('00:00:00') + n * 3600), event(`R${n}`, `message ${n}`), 'events')
      : entry(exactly(at('00:00:00') + n * 3600), condition(`C${n % 10}`, n % 4 === 1 ? 'True' : 'False'), 'record'),
  );
  const page = await open(historyHtml(sketch(many)));
  expect(await page.locator('.lane').count()).toBe(6);
  // Neighbours that no screen can tell apart are one.
  expect(await page.locator('#chart svg *').count()).toBeLessThan(20_000);
  expect(await rows(page)).toBe(500);
  await page.locator('#text').fill('message 4242');
  await poll(() => rows(page)).toBe(1);
  await page.locator('#text').fill('');
  for (let n = 0; n < 12; n += 1) await page.locator('#zoom-in').click();
  await poll(() => rows(page)).toBeLessThan(500);
  expect(report?.complaints).toEqual([]);
});
