import { groupResource } from '../../../objects/resource-type.ts';
import { type Location, locate } from '../content/layout.ts';
import { isObjectFile } from '../files/file-set.ts';

/** A type as the layout's folders name it. */
export interface LocatedType {
  readonly group: string;
  readonly resource: string;
  readonly namespaced: boolean;
  readonly files: readonly string[];
}

/** Which file of a must-gather's layout holds what, by path alone: nothing is read for it. */
export interface FileIndex {
  readonly types: readonly LocatedType[];
  readonly namespaces: readonly string[];
  files(type: { group: string; resource: string }, namespace: string | undefined): readonly string[];
}

type ObjectsLocation = Extract<Location, { kind: 'objects' }>;

/** Sorts paths by what they hold. */
export function indexFiles(paths: readonly string[]): FileIndex {
  const byType = new Map<string, { path: string; location: ObjectsLocation }[]>();
  const namespaces = new Set<string>();
  for (const path of paths) {
    const location = locate(path);
    if (location === undefined || (location.kind === 'objects' && !isObjectFile(path))) continue;
    if (location.namespace !== undefined) namespaces.add(location.namespace);
    if (location.kind !== 'objects') continue;
    const key = groupResource(location);
    const files = byType.get(key);
    if (files === undefined) byType.set(key, [{ path, location }]);
    else files.push({ path, location });
  }
  return {
    namespaces: [...namespaces].sort(),
    types: [...byType.values()].flatMap((files) => {
      const [first] = files;
      if (first === undefined) return [];
      const namespaced = files.some(({ location }) => location.namespace !== undefined);
      const { group, resource } = first.location;
      return [{ group, resource, namespaced, files: files.map(({ path }) => path) }];
    }),
    files(type, namespace) {
      const files = byType.get(groupResource(type)) ?? [];
      if (namespace === undefined) return files.map(({ path }) => path);
      // A list beside the namespaces (of a tool that ignores them) may hold objects of any.
      return files
        .filter(({ location }) => location.namespace === undefined || location.namespace === namespace)
        .map(({ path }) => path);
    },
  };
}
