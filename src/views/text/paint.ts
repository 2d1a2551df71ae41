import { Chalk } from 'chalk';

/** How a piece of text is meant; the colours are chosen here alone. */
export type Tone = 'plain' | 'good' | 'busy' | 'bad' | 'dim' | 'strong';

/** Puts a tone on a text: terminal codes where colour is on, the text itself where it is off. */
export type Paint = (tone: Tone, text: string) => string;

/** A painter; tones are never the only carrier of a meaning, so that nothing is lost without colour. */
export function createPaint(color: boolean): Paint {
  if (!color) return (_tone, text) => text;
  const chalk = new Chalk({ level: 1 });
  const tones = {
    plain: (text: string) => text,
    good: chalk.green,
    busy: chalk.yellow,
    bad: chalk.red,
    dim: chalk.dim,
    strong: chalk.bold,
  } satisfies Record<Tone, (text: string) => string>;
  return (tone, text) => (text === '' ? text : tones[tone](text));
}
