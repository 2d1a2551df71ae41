type Labels = Readonly<Record<string, string>>;

/** What has a name and labels. */
export interface Named {
  readonly name: string;
  readonly labels: Labels;
}

/** How many places are looked at: whoever makes hashes meet on purpose gets series that come twice, not a program that hangs. */
const PROBES = 64;

/**
 * Series, each once, found by name and labels in whichever order these come. It is a table of hashes, since keys made of
 * strings would be as large as the page.
 */
export class SeriesIndex<Series extends Named> {
  readonly #list: Series[] = [];
  readonly #hashes: number[] = [];
  /** Places in the list, from 1; 0 where there is none. Half of it or more is free. */
  #table = new Int32Array(1 << 8);

  get list(): readonly Series[] {
    return this.#list;
  }

  /** The series like this one that is there already; else undefined, and this one is there from now on. */
  add(series: Series): Series | undefined {
    const hash = hashOf(series);
    for (let probe = 0; probe < PROBES; probe++) {
      const place = this.#table[this.#slot(hash, probe)] ?? 0;
      if (place === 0) break;
      const found = this.#hashes[place - 1] === hash ? this.#list[place - 1] : undefined;
      if (found !== undefined && isSame(found, series)) return found;
    }
    this.#hashes.push(hash);
    this.#enter(hash, this.#list.push(series));
    if (this.#list.length * 2 > this.#table.length) {
      this.#table = new Int32Array(this.#table.length * 2);
      for (const [at, known] of this.#hashes.entries()) this.#enter(known, at + 1);
    }
    return undefined;
  }

  #enter(hash: number, place: number): void {
    for (let probe = 0; probe < PROBES; probe++) {
      const slot = this.#slot(hash, probe);
      if (this.#table[slot] !== 0) continue;
      this.#table[slot] = place;
      return;
    }
  }

  #slot(hash: number, probe: number): number {
    return (hash + probe) & (this.#table.length - 1);
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
