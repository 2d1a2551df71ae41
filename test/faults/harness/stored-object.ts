/** An object as etcd holds it, or as the API server answered it. */
export interface StoredObject {
  /** Its key in etcd. */
  readonly key: string;
  /** The version in its apiVersion: of an object in etcd, that at which it is stored. */
  readonly version: string;
  readonly uid: string;
  /**
   * All that a migration must leave alone, as text that is the same where the content is: the whole object without
   * apiVersion, metadata.resourceVersion, metadata.generation and metadata.managedFields. Numbers as they were written.
   */
  readonly essence: string;
}

/** What an object turns into on purpose, such as a conversion webhook's renaming of a field. */
export type Change = (object: PlainObject) => PlainObject;

/** A JSON object. */
export type PlainObject = Readonly<Record<string, unknown>>;

/** Metadata that the API server counts and notes at each write. */
const MOVING = new Set(['resourceVersion', 'generation', 'managedFields']);

/** Takes an object apart; throws where the text is not that of an object. */
export function storedObject(key: string, text: string): StoredObject {
  const object = parse(text);
  const metadata = plain(object.metadata);
  return {
    key,
    version: String(object.apiVersion).split('/').at(-1) ?? '',
    uid: String(metadata.uid),
    essence: essenceOf(object),
  };
}

/** The essence that an object has after a change on purpose. */
export function changed({ essence }: StoredObject, change: Change): string {
  return essenceOf(change(JSON.parse(essence)));
}

function essenceOf(object: PlainObject): string {
  const { apiVersion: _, metadata, ...rest } = object;
  const kept = Object.entries(plain(metadata)).filter(([name]) => !MOVING.has(name));
  return JSON.stringify(sorted({ ...rest, metadata: Object.fromEntries(kept) }));
}

/** Numbers become text: JSON.parse would take 2^53 and 2^53 + 1 for the same. */
function parse(text: string): PlainObject {
  return plain(
    JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) =>
      typeof value === 'number' ? `number ${context?.source ?? String(value)}` : value,
    ),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, sorted(member)]));
}

/** Throws where it is not a JSON object. */
export function plain(value: unknown): PlainObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`not a JSON object: ${JSON.stringify(value)?.slice(0, 200)}`);
  }
  return { ...value };
}
