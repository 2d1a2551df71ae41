import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';

/** In the page's own words: what is checked here knows no browser. */
const FRAME = 'await new Promise(requestAnimationFrame);';
const THREE_FRAMES = `(async () => { ${FRAME.repeat(3)} })()`;

/** An open report, and what it did that it must not. */
export interface OpenReport {
  readonly page: Page;
  /** Errors and warnings on the console, errors of scripts, dialogs, and requests other than for the file itself. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** How to open it. */
export interface OpenOptions {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/** Opens a report from a file, as who was sent one does, and waits until it is drawn. */
export async function openReport(browser: Browser, html: string, options: OpenOptions = {}): Promise<OpenReport> {
  const { width = 1200, colorScheme = 'light' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-report-'));
  const file = join(folder, 'report.html');
  writeFileSync(file, html);
  const url = pathToFileURL(file).href;
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'log') complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== url) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  await page.locator('#chart svg').waitFor();
  // It is drawn once more, in the frame after it was told its size.
  await page.evaluate(THREE_FRAMES);
  return {
    page,
    complaints,
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
