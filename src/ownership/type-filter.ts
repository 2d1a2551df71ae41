import { groupResource, type ResourceType } from '../objects/resource-type.ts';

/**
 * The types that `--types` and `--exclude-types` keep. A glob (`*` any text, `?` one character, any case) has to fit
 * the kind, plural, singular, a short name or plural.group. No `types`: all but those excluded.
 */
export function typeFilter(types: readonly string[], exclude: readonly string[]): (type: ResourceType) => boolean {
  const wanted = types.map(globPattern);
  const unwanted = exclude.map(globPattern);
  return (type) => {
    const names = [type.kind, type.resource, type.singular, groupResource(type), ...type.shortNames];
    const fits = (pattern: RegExp) => names.some((name) => pattern.test(name));
    return (wanted.length === 0 || wanted.some(fits)) && !unwanted.some(fits);
  };
}

/** Type names have no `/`, `{` or `[`, so the rest of glob syntax has no use here. */
function globPattern(glob: string): RegExp {
  const source = glob
    .replace(/\*+/g, '*')
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'is');
}
