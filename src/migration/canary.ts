import { type ExactJson, type ExactObject, exactText, isExactObject } from '../objects/exact-json.ts';
import { fieldPath } from './loss/path.ts';

/** A field that is not what it was when it is read at the old version again. */
export interface Difference {
  /** `spec.size`, `spec.items[2].name` */
  readonly path: string;
  /** As JSON; undefined: it was not there. */
  readonly before: string | undefined;
  /** As JSON; undefined: it is not there any more. */
  readonly after: string | undefined;
}

/** What the writes of a few objects before all others showed, where a webhook converts. */
export interface Canary {
  /** The old versions at which objects were read before and after, most preferred first. */
  readonly versions: readonly string[];
  /** Objects that were stored anew and compared. */
  readonly compared: number;
  /** Objects whose write changed nothing, so that they show nothing. */
  readonly current: number;
  /** Objects that show nothing since they could not be read or written, or others changed them meanwhile. */
  readonly untold: number;
  /** These were all objects that there are. */
  readonly isAll: boolean;
  /** The object that is not what it was, which is the last that was written; undefined: all are. */
  readonly altered: AlteredObject | undefined;
  /** Where what was read before is kept; undefined: nowhere. */
  readonly file: string | undefined;
}

/**
 * True where no write was compared, and there may be stale objects: whether the webhook loses anything was not seen before
 * all is written.
 */
export function hasShownNothing({ compared, untold, isAll, altered }: Canary): boolean {
  return compared === 0 && altered === undefined && !(isAll && untold === 0);
}

/** True where the last object could not be read again, so that nothing is known of what the write did to it. */
export function isUnreadable({ altered }: Canary): boolean {
  return altered?.differences.some(({ path }) => path === '') ?? false;
}

/** An object that a write has changed, as its users see it. */
export interface AlteredObject {
  readonly namespace: string | undefined;
  readonly name: string;
  /** The old version at which it differs; of several the one at which it differs most. */
  readonly version: string;
  readonly differences: readonly Difference[];
  /** What became of writing back what was read: undefined: it was not tried. */
  readonly restored:
    | undefined
    | { readonly kind: 'restored' }
    /** It was written, and differs again. */
    | { readonly kind: 'altered-again'; readonly differences: readonly Difference[] }
    | { readonly kind: 'refused'; readonly message: string };
}

/** Every write changes these. */
const OF_WRITES: ReadonlySet<string> = new Set(['resourceVersion', 'generation', 'managedFields']);

/** All differences of two readings of an object at one version, without what every write changes. */
export function differencesOf(before: ExactObject, after: ExactObject): Difference[] {
  const found: Difference[] = [];
  compare(comparable(before), comparable(after), '', found);
  return found;
}

function comparable(object: ExactObject): ExactObject {
  const { metadata } = object;
  if (!isExactObject(metadata)) return object;
  return { ...object, metadata: Object.fromEntries(Object.entries(metadata).filter(([key]) => !OF_WRITES.has(key))) };
}

function compare(before: ExactJson | undefined, after: ExactJson | undefined, path: string, found: Difference[]): void {
  if (isExactObject(before) && isExactObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      compare(own(before, key), own(after, key), fieldPath(path, key), found);
  } else if (Array.isArray(before) && Array.isArray(after)) {
    for (let at = 0; at < Math.max(before.length, after.length); at += 1)
      compare(before[at], after[at], `${path}[${at}]`, found);
  } else if (before !== after) {
    found.push({ path, before: asText(before), after: asText(after) });
  }
}

function own(object: ExactObject, key: string): ExactJson | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function asText(value: ExactJson | undefined): string | undefined {
  return value === undefined ? undefined : exactText(value);
}

/**
 * The JSON patches that make an object what it was: the second one is for the status subresource, which a write of the
 * object itself may leave as it is. Each is pinned to uid; the first to the resourceVersion of `after`.
 */
export function restorePatches(
  before: ExactObject,
  after: ExactObject,
): { readonly object: string; readonly status: string } {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  const body = [...fields].filter((key) => !['apiVersion', 'kind', 'metadata', 'status'].includes(key));
  const [was, is] = [before.metadata, after.metadata].map((metadata) => (isExactObject(metadata) ? metadata : {}));
  const pin = (key: string) => test(`/metadata/${key}`, is?.[key]);
  const marks = ['labels', 'annotations', 'finalizers', 'ownerReferences'].flatMap((key) =>
    set(`/metadata/${key}`, was?.[key], is?.[key]),
  );
  return {
    object: list([
      ...pin('uid'),
      ...pin('resourceVersion'),
      ...body.flatMap((key) => set(`/${pointer(key)}`, own(before, key), own(after, key))),
      ...marks,
    ]),
    status: list([...pin('uid'), ...set('/status', own(before, 'status'), own(after, 'status'))]),
  };
}

function list(operations: readonly string[]): string {
  return `[${operations.join(',')}]`;
}

function test(path: string, value: ExactJson | undefined): string[] {
  return value === undefined ? [] : [exactText({ op: 'test', path, value })];
}

function set(path: string, before: ExactJson | undefined, after: ExactJson | undefined): string[] {
  if (asText(before) === asText(after)) return [];
  return [exactText(before === undefined ? { op: 'remove', path } : { op: 'add', path, value: before })];
}

/** A key in a JSON pointer (RFC 6901). */
function pointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
