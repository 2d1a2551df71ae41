import type { Page } from 'playwright-core';

/** Where something of a lane is on the page, in pixels, with what it says. */
export interface Bar {
  readonly state: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly tip: string;
  readonly color: string;
}

/** The bars of a lane from left to right. */
export function barsOf(page: Page, lane: string): Promise<Bar[]> {
  return page.locator(`[data-lane="${lane}"] rect.span`).evaluateAll((elements) =>
    elements.map((element) => {
      const { left, right, top } = element.getBoundingClientRect();
      return {
        state: element.getAttribute('data-state') ?? '',
        tip: element.getAttribute('data-tip') ?? '',
        left,
        right,
        top,
        color: getComputedStyle(element).fill,
      };
    }),
  );
}

/** What time a distance from the left edge of the window stands for, by the part that the page says it shows. */
export async function scaleOf(page: Page): Promise<(time: number) => number> {
  const shown = (await page.locator('#shown').textContent()) ?? '';
  const [from, to] = [...shown.matchAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g)].map(([text]) => Date.parse(`${text}Z`));
  const area = await page.locator('#chart .plot-area').boundingBox();
  if (from === undefined || to === undefined || area === null) throw new Error(`nothing is shown: ${shown}`);
  return (time) => area.x + ((time - from) / (to - from)) * area.width;
}

/** The colour of a pixel of the page as it is seen: red, green and blue. */
export async function pixelAt(page: Page, x: number, y: number): Promise<readonly number[]> {
  const picture = await page.screenshot({ clip: { x: Math.floor(x), y: Math.floor(y), width: 1, height: 1 } });
  // The report's own policy lets no picture in: another page reads it.
  const other = await page.context().newPage();
  try {
    return await other.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      const drawing = canvas.getContext('2d');
      drawing?.drawImage(image, 0, 0);
      return [...(drawing?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
    }, picture.toString('base64'));
  } finally {
    await other.close();
  }
}
