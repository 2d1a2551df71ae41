/** Labels that series must have to be meant. */
export type Labels = Readonly<Record<string, string>>;

/** What is found by its name and labels. */
interface Series {
  readonly name: string;
  readonly labels: Labels;
}

/**
 * Series that are found by name and label without a walk through all of them for each question: a page of many controllers
 * would take the square of their number. What is found by a label is grouped when it is first asked for.
 */
export class GroupedSeries<S extends Series> {
  readonly #byName: ReadonlyMap<string, readonly S[]>;
  readonly #byLabel = new Map<string, Map<string, ReadonlyMap<string | undefined, readonly S[]>>>();

  constructor(series: readonly S[]) {
    this.#byName = Map.groupBy(series, ({ name }) => name);
  }

  get names(): readonly string[] {
    return [...this.#byName.keys()];
  }

  find(name: string, labels: Labels = {}): readonly S[] {
    const [first, ...others] = Object.entries(labels);
    if (first === undefined) return this.#byName.get(name) ?? [];
    const [label, value] = first;
    const found = this.by(name, label).get(value) ?? [];
    return others.length === 0
      ? found
      : found.filter((one) => others.every(([other, wanted]) => one.labels[other] === wanted));
  }

  /** Series of a name by the value of a label, in their order. */
  by(name: string, label: string): ReadonlyMap<string | undefined, readonly S[]> {
    const labels = this.#byLabel.get(name) ?? new Map<string, ReadonlyMap<string | undefined, readonly S[]>>();
    this.#byLabel.set(name, labels);
    const known = labels.get(label) ?? Map.groupBy(this.#byName.get(name) ?? [], (one) => one.labels[label]);
    labels.set(label, known);
    return known;
  }
}
