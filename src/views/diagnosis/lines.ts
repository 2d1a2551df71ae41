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
  const rest = `${hanging}  `.slice(0, Math.max(branches.length, hanging.length));
  return partsOf(text, Math.max(branches.length, rest.length), width)
    .map((part, at) => `${at === 0 ? branches : rest}${paint(tone, part)}\n`)
    .join('');
}

/** A paragraph, all of it indented. */
export function paragraph(text: string, indent: string, { width }: Layout): string {
  return partsOf(text, indent.length, width)
    .map((part) => `${indent}${part}\n`)
    .join('');
}

/** A paragraph that hangs behind what stands before its first line. */
export function hung(start: string, text: string, { width }: Layout): string {
  return partsOf(text, start.length, width)
    .map((part, at) => `${at === 0 ? start : ' '.repeat(start.length)}${part}\n`)
    .join('');
}

function partsOf(text: string, indent: number, width: number): string[] {
  return wrap(sanitize(text), Math.max(LEAST, width - indent)).split('\n');
}
