/** What reading a capture may cost: archives come from strangers, and a small one can unpack to terabytes. */
export interface CaptureLimits {
  /** Bytes that the archive may unpack to, files that are skipped included. */
  readonly unpackedBytes: number;
  /** Bytes of object files held in memory. */
  readonly heldBytes: number;
  /** Files and folders. */
  readonly entries: number;
  /** Bytes of one object file: its text must fit into a string. */
  readonly fileBytes: number;
}

/** Generous for a big cluster (100,000 objects are some 300 MB of YAML), small enough for a laptop. */
export const DEFAULT_LIMITS: CaptureLimits = {
  unpackedBytes: 64 * 2 ** 30,
  heldBytes: 2 ** 30,
  entries: 2_000_000,
  fileBytes: 256 * 2 ** 20,
};

/** Bytes in the unit that reads best: `3.4 MB`. */
export function bytesText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
