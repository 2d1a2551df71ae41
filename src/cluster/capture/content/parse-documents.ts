import { CORE_SCHEMA, loadAll, mergeTag } from 'js-yaml';
import { isObject, type JsonObject } from '../../../objects/json.ts';
import { CaptureError } from '../files/file-set.ts';

/** CRD schemas nest deeply; js-yaml's own limit is 100. */
const MAX_DEPTH = 1000;
const MAX_ALIASES = 10_000;
/** Values that a document may have once its aliases are expanded: more is the "billion laughs" attack. */
const MAX_EXPANDED = 5_000_000;

const NEXT = 'Check the file, or leave it out.';

/**
 * The objects at the top of a YAML or JSON text, of all its documents; what is no object is left out.
 * Throws a `CaptureError` where the text cannot be parsed.
 */
export function parseDocuments(text: string): JsonObject[] {
  const documents = /^\s*[[{]/.test(text) ? (parseJson(text) ?? parseYaml(text)) : parseYaml(text);
  return documents.flatMap((document) => (Array.isArray(document) ? document : [document])).filter(isObject);
}

function parseJson(text: string): unknown[] | undefined {
  try {
    return [JSON.parse(text)];
  } catch {
    return undefined;
  }
}

function parseYaml(text: string): unknown[] {
  try {
    return loadAll(text, { maxDepth: MAX_DEPTH, maxAliases: 0, json: true });
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('maxAliases'))) throw unreadable(error);
  }
  // Only people write aliases and merge keys; what machines write is parsed above, the fast way.
  try {
    const schema = CORE_SCHEMA.withTags(mergeTag);
    const documents = loadAll(text, { maxDepth: MAX_DEPTH, maxAliases: MAX_ALIASES, json: true, schema });
    return documents.map((document) => structured(document));
  } catch (error) {
    throw error instanceof CaptureError ? error : unreadable(error);
  }
}

/** The document if its aliases expand to something bounded and without circles. */
function structured(document: unknown): unknown {
  const sizes = new Map<object, number>();
  const open = new Set<object>();
  const measure = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    if (open.has(value)) throw new CaptureError('an alias refers to what it is part of', NEXT);
    open.add(value);
    let size = 1;
    for (const item of Object.values(value)) size += measure(item);
    open.delete(value);
    sizes.set(value, size);
    if (size > MAX_EXPANDED) throw new CaptureError('its aliases expand to too much', NEXT);
    return size;
  };
  measure(document);
  return document;
}

function unreadable(error: unknown): CaptureError {
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return new CaptureError(`no valid YAML or JSON: ${message}`, NEXT);
}
