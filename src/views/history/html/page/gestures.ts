import { AXIS, GUTTER, timeAt } from './chart.ts';
import { byId } from './elements.ts';
import { moved, type Range, spanned, zoomed } from './range.ts';

/** What the gestures look at and change. */
export interface Shown {
  readonly bounds: Range;
  range(): Range;
  show(range: Range): void;
  /** A part along the axis that is being chosen; undefined: none. */
  select(part: Range | undefined): void;
}

const STEP = 1.5;

/** Wheel, drag, buttons and keys: zoom and move. */
export function listen(chart: HTMLElement, shown: Shown): void {
  const { bounds } = shown;
  const middle = () => (shown.range().from + shown.range().to) / 2;
  const zoom = (factor: number, at = middle()) => shown.show(zoomed(shown.range(), bounds, factor, at));
  const move = (share: number) => {
    const { from, to } = shown.range();
    shown.show(moved(shown.range(), bounds, (to - from) * share));
  };
  const actions: Readonly<Record<string, () => void>> = {
    'zoom-in': () => zoom(1 / STEP),
    'zoom-out': () => zoom(STEP),
    earlier: () => move(-0.25),
    later: () => move(0.25),
    whole: () => shown.show(bounds),
  };
  for (const [id, action] of Object.entries(actions)) byId(id).addEventListener('click', action);
  const keys: Readonly<Record<string, string>> = {
    '+': 'zoom-in',
    '=': 'zoom-in',
    '-': 'zoom-out',
    ArrowLeft: 'earlier',
    ArrowRight: 'later',
    '0': 'whole',
    Home: 'whole',
  };
  chart.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actions[keys[event.key] ?? ''];
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
  chart.addEventListener(
    'wheel',
    (event) => {
      const { left, width } = chart.getBoundingClientRect();
      // Over the names the page scrolls.
      if (event.clientX - left < GUTTER) return;
      event.preventDefault();
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
        move(Math.sign(event.deltaX + event.deltaY) * 0.1);
      else zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, timeAt(event.clientX - left, shown.range(), width));
    },
    { passive: false },
  );
  listenToDrags(chart, shown);
}

function listenToDrags(chart: HTMLElement, shown: Shown): void {
  chart.addEventListener('pointerdown', (down) => {
    const { left, top, width } = chart.getBoundingClientRect();
    if (down.button !== 0 || down.clientX - left < GUTTER) return;
    const start = shown.range();
    const from = timeAt(down.clientX - left, start, width);
    const chooses = down.clientY - top < AXIS;
    const drag = new AbortController();
    const { signal } = drag;
    const partOf = (event: PointerEvent) => spanned(from, timeAt(event.clientX - left, start, width), shown.bounds);
    chart.setPointerCapture(down.pointerId);
    chart.addEventListener(
      'pointermove',
      (event) => {
        if (chooses) return shown.select(partOf(event));
        shown.show(moved(start, shown.bounds, from - timeAt(event.clientX - left, start, width)));
      },
      { signal },
    );
    const end = (event: PointerEvent) => {
      drag.abort();
      shown.select(undefined);
      if (chooses && event.type === 'pointerup' && Math.abs(event.clientX - down.clientX) > 4)
        shown.show(partOf(event));
    };
    chart.addEventListener('pointerup', end, { signal });
    chart.addEventListener('pointercancel', end, { signal });
  });
}
