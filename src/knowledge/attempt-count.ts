/** Failures in a row: exact where both are the same; without an end where it can be any number from there on. */
export interface AttemptCount {
  readonly from: number;
  readonly to: number | undefined;
}

/** `once`, `9 times`, `8 to 10 times`, `at least 19 times`. */
export function timesInWords({ from, to }: AttemptCount): string {
  if (to === undefined) return `at least ${from === 1 ? 'once' : `${from} times`}`;
  if (from !== to) return `${from} to ${to} times`;
  return to === 1 ? 'once' : `${to} times`;
}
