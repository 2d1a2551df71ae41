/** A field that a write at the storage version would drop for good. */
export interface LostField {
  /** `spec.size`, `spec.items[].name`, `spec.shards.*.old` */
  readonly path: string;
  /** The old version, whose schema has it. */
  readonly version: string;
  /** Objects that have it; undefined: the old version cannot be read, and its schema alone tells that some may. */
  readonly objects: number | undefined;
  /** A few of them: `shop/cache`. */
  readonly examples: readonly string[];
  /** The user knows and goes on (`--accept-loss`). */
  readonly accepted: boolean;
}

/** What a migration would lose. */
export interface Loss {
  /** Objects that were read at an old version and at the new one. */
  readonly compared: number;
  readonly fields: readonly LostField[];
  /** The old versions at which objects were read. */
  readonly versions: readonly string[];
  /** The old versions that nobody can read, of which the schemas alone were compared. */
  readonly bySchema: readonly string[];
  /**
   * Older versions that are not served and storedVersions does not name, and fields that their schemas alone have: an object that
   * is stored so all the same, since storedVersions was cut down too early, would lose them.
   */
  readonly unexpected: readonly { readonly version: string; readonly paths: readonly string[] }[];
}

const EXAMPLES = 3;
/** Objects can have fields of any name: more paths than these are told as one. */
const MOST_PATHS = 500;
const OTHERS = '(others)';

/** Collects the lost fields of many objects; memory is bound by the number of different paths. */
export interface LossTally {
  add(object: string, paths: ReadonlySet<string>): void;
  /** Most objects first. */
  fields(): readonly Omit<LostField, 'version' | 'accepted'>[];
}

/** An empty tally. */
export function tallyLoss(): LossTally {
  const found = new Map<string, { objects: number; examples: string[] }>();
  return {
    add(object, paths) {
      for (const path of paths) {
        const key = found.has(path) || found.size < MOST_PATHS ? path : OTHERS;
        const entry = found.get(key) ?? { objects: 0, examples: [] };
        entry.objects += 1;
        if (entry.examples.length < EXAMPLES) entry.examples.push(object);
        found.set(key, entry);
      }
    },
    fields: () =>
      [...found]
        .map(([path, entry]) => ({ path, ...entry }))
        .sort((a, b) => b.objects - a.objects || (a.path < b.path ? -1 : 1)),
  };
}
