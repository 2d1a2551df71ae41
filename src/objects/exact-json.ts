/** JSON in which whole numbers beyond 2⁵³ are bigints: as a double they would be others. */
export type ExactJson = null | boolean | number | bigint | string | ExactJson[] | ExactObject;

/** An object of it. */
export interface ExactObject {
  [key: string]: ExactJson;
}

/** True for an object (not null, not a list). */
export function isExactObject(value: ExactJson | undefined): value is ExactObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses JSON; undefined where it is none. */
export function parseExact(text: string): ExactJson | undefined {
  try {
    return JSON.parse(text, (_, value, context?: { readonly source?: string }) => {
      const source = context?.source;
      const isInexact = typeof value === 'number' && source !== undefined && !Number.isSafeInteger(value);
      return isInexact && /^-?\d+$/.test(source) ? BigInt(source) : value;
    });
  } catch {
    return undefined;
  }
}

/** The text of it. */
export function exactText(value: ExactJson): string {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map(exactText).join(',')}]`;
  if (!isExactObject(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, inside]) => `${JSON.stringify(key)}:${exactText(inside)}`)
    .join(',')}}`;
}
