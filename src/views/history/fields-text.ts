/** Places of an object that tell most, the most telling first; everything else stands between them. */
const FIRST = ['spec', 'data', 'stringData'];
const LAST = ['status', 'metadata'];

/**
 * Fields in a few words: up to two by their paths, more as the places that they are in. Of several that somebody owns it is
 * not known which were written last: `some of …`.
 */
export function fieldsText(fields: readonly string[]): string {
  const telling = fields.filter((field) => !/kubectl\.kubernetes\.io\/last-applied-configuration/.test(field));
  const leaves = withoutHolders(telling.length > 0 ? telling : fields);
  const sorted = leaves.toSorted((a, b) => rank(a) - rank(b));
  if (sorted.length < 2) return sorted.join();
  return `some of ${inPlaces(sorted)}`;
}

function inPlaces(sorted: readonly string[]): string {
  if (sorted.length === 2) return listed(sorted);
  const places = Map.groupBy(sorted, placeOf);
  const shown = [...places.keys()].slice(0, places.size > 3 ? 2 : 3);
  const rest = sorted.length - shown.reduce((sum, place) => sum + (places.get(place)?.length ?? 0), 0);
  if (rest === 0) return listed(shown);
  return listed([...shown, `${rest} more`]);
}

/** Without fields of which others lie within: `metadata.finalizers` beside `metadata.finalizers["x"]`. */
function withoutHolders(fields: readonly string[]): readonly string[] {
  const holders = new Set(
    fields.flatMap((field) => [...field.matchAll(/[.[]/g)].map(({ index }) => field.slice(0, index))),
  );
  return fields.filter((field) => !holders.has(field));
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** The first two steps of a path: `spec.template` of `spec.template.spec.containers[name=app].image`. */
function placeOf(field: string): string {
  return /^[^.[]*(?:\.[^.[]*|\[[^\]]*\])?/.exec(field)?.[0] ?? field;
}

function rank(field: string): number {
  const top = /^[^.[]*/.exec(field)?.[0] ?? '';
  const [first, last] = [FIRST.indexOf(top), LAST.indexOf(top)];
  if (first >= 0) return first;
  return last >= 0 ? FIRST.length + 1 + last : FIRST.length;
}
