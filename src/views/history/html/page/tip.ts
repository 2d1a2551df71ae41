import { byId } from './elements.ts';

/** Says what is pointed at, beside the pointer and within the window. */
export function showTips(chart: HTMLElement): void {
  const tip = byId('tip');
  chart.addEventListener('pointermove', (event) => {
    const said = event.target instanceof Element ? event.target.getAttribute('data-tip') : null;
    tip.hidden = said === null || event.buttons !== 0;
    if (tip.hidden || said === null) return;
    tip.textContent = said;
    tip.style.whiteSpace = 'pre-line';
    const { width, height } = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(4, Math.min(event.clientX + 12, window.innerWidth - width - 8))}px`;
    const below = event.clientY + 16;
    tip.style.top = `${below + height > window.innerHeight ? Math.max(4, event.clientY - height - 10) : below}px`;
  });
  chart.addEventListener('pointerleave', () => {
    tip.hidden = true;
  });
}
