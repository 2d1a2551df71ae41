import type { Paint } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { wrap } from '../text/wrap.ts';
import type { ChainLine } from './chain.ts';

/** How to lay text out. */
export interface Layout {
  /** Terminal columns; Infinity where nothing is to be wrapped. */
  readonly width: number;
  readonly paint: Paint;
}

/** Narrower than this text is not wrapped: deep chains on a narrow terminal. */
const LEAST = 20;

/** One line of a causal tree, wrapped so that the branches go on beside it. */
export function drawLine({ branches, hanging, text, tone }: ChainLine, { width, paint }: Layout): string {
  const room = Math.max(LEAST, width - branches.length);
  return wrap(sanitize(text), room)
    .split('\n')
    .map(
      (part, at) =>
        `${at === 0 ? branches : `${hanging}  `.slice(0, Math.max(branches.length, hanging.length))}${paint(tone, part)}\n`,
    )
    .join('');
}

/** A paragraph with its further lines indented. */
export function paragraph(text: string, indent: string, { width }: Layout): string {
  return wrap(sanitize(text), Math.max(LEAST, width - indent.length))
    .split('\n')
    .map((part) => `${indent}${part}\n`)
    .join('');
}
