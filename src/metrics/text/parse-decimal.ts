const ZERO = 0x30;
const DOT = 0x2e;

/** Digits that a number holds exactly, whatever they are. */
const EXACT_DIGITS = 15;

/**
 * The number that stands alone in these bytes, if it has digits and a point alone and few enough of them: what nearly
 * all bounds and counts are.
 */
export function parseDecimal(bytes: Uint8Array, from: number, to: number): number | undefined {
  if (to <= from || to - from > EXACT_DIGITS) return undefined;
  let digits = 0;
  let scale = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= ZERO && byte <= ZERO + 9) {
      digits = digits * 10 + byte - ZERO;
      scale *= 10;
    } else if (byte === DOT && scale === 0 && to - from > 1) scale = 1;
    else return undefined;
  }
  // Both are exact, so their quotient is the nearest number, as it has to be.
  return scale === 0 ? digits : digits / scale;
}
