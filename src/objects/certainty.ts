/** `certain` only where nothing that was not read could change it. Weakest first. */
export const CERTAINTIES = ['possible', 'likely', 'certain'] as const;

/** How sure a statement is. */
export type Certainty = (typeof CERTAINTIES)[number];

/** The weaker of two. */
export function weaker(a: Certainty, b: Certainty): Certainty {
  return CERTAINTIES.indexOf(a) < CERTAINTIES.indexOf(b) ? a : b;
}
