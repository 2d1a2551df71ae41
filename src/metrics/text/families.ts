/** What a sample is to its family. */
export type Part = 'sample' | 'bucket' | 'sum' | 'count' | 'none';

/** A name that stands in front of samples. */
export interface Naming {
  readonly name: string;
  readonly family: string;
  readonly part: Part;
  readonly wanted: boolean;
}

/**
 * What the names of a family's samples have behind the family's (OpenMetrics 1.0, "Suffixes"). Names not listed are
 * samples. When a series began (_created) is no number of it.
 */
const PARTS: Readonly<Record<string, Readonly<Record<string, Part>>>> = {
  counter: { _total: 'sample', _created: 'none' },
  summary: { _sum: 'sample', _count: 'sample', _created: 'none' },
  histogram: { _bucket: 'bucket', _sum: 'sum', _count: 'count', _created: 'none' },
  gaugehistogram: { _bucket: 'none', _gsum: 'none', _gcount: 'none', _created: 'none' },
  info: { _info: 'sample' },
};
const SUFFIX = /_(?:total|created|sum|count|bucket|gsum|gcount|info)$/;

/** Tells what the names of a page belong to, from its TYPE lines and, where those are missing, from the names. */
export class Families {
  readonly #wanted: (name: string) => boolean;
  readonly #types = new Map<string, string>();
  #last: string | undefined;
  #count = 0;

  constructor(wanted: (name: string) => boolean) {
    this.#wanted = wanted;
  }

  /** Families that came one after the other; the lines of one stand together in what any client writes. */
  get count(): number {
    return this.#count;
  }

  /** A TYPE line. */
  typed(family: string, type: string): void {
    this.#begin(family);
    const suffixes = Object.keys(PARTS[type] ?? {});
    const isWanted = this.#wanted(family) || suffixes.some((suffix) => this.#wanted(family + suffix));
    // Others need not be remembered behind their own lines.
    if (isWanted && suffixes.length > 0) this.#types.set(family, type);
  }

  /** @param hasBound whether the sample has a label `le`: only then can it be a bucket without a TYPE line */
  naming(name: string, hasBound: () => boolean): Naming {
    const suffix = SUFFIX.exec(name)?.[0] ?? '';
    const stem = name.slice(0, name.length - suffix.length);
    let type = this.#types.get(stem);
    if (type === undefined && suffix === '_bucket' && stem !== '' && this.#last !== name && hasBound()) {
      // Prometheus' own federation endpoint writes no types.
      type = 'histogram';
      if (this.#wanted(stem) || this.#wanted(name)) this.#types.set(stem, type);
    }
    const part = type === undefined ? undefined : PARTS[type]?.[suffix];
    const family = part !== undefined || this.#last === stem ? stem : name;
    this.#begin(family);
    const wanted = this.#wanted(name) || (family !== name && this.#wanted(family));
    return { name, family, part: part ?? 'sample', wanted };
  }

  #begin(family: string): void {
    if (family === this.#last) return;
    this.#last = family;
    this.#count++;
  }
}
