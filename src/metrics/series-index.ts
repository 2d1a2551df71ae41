type Labels = Readonly<Record<string, string>>;

/** What has a name and labels. */
export interface Named {
  readonly name: string;
  readonly labels: Labels;
}

/**
 * Finds series by name and labels, in whichever order these come. It goes by hashes: keys made of strings would be as
 * large as the page.
 */
export class SeriesIndex<Series extends Named> {
  readonly #byHash = new Map<number, Series>();

  /** The series like this one that is there already; else undefined, and this one is there from now on. */
  add(series: Series): Series | undefined {
    for (let hash = hashOf(series); ; hash = (hash + 1) | 0) {
      const found = this.#byHash.get(hash);
      if (found === undefined) this.#byHash.set(hash, series);
      if (found === undefined || isSame(found, series)) return found;
    }
  }

  values(): Iterable<Series> {
    return this.#byHash.values();
  }
}

function isSame(one: Named, other: Named): boolean {
  const labels = Object.keys(one.labels);
  return (
    one.name === other.name &&
    labels.length === Object.keys(other.labels).length &&
    labels.every((label) => one.labels[label] === other.labels[label])
  );
}

/** The sum over labels is the same in any order of them. */
function hashOf({ name, labels }: Named): number {
  let hash = hashText(name, 0);
  for (const label in labels) hash = (hash + hashText(labels[label] ?? '', hashText(label, 0))) | 0;
  return hash;
}

/** FNV-1a (isthe.com/chongo/tech/comp/fnv) by characters, stirred at the end: sums of bare ones are often the same. */
function hashText(text: string, seed: number): number {
  let hash = seed ^ 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
