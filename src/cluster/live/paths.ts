import type { ResourceType } from '../../objects/resource-type.ts';

/** Where something stands below the server's base path. */
export interface ResourcePath {
  readonly type: Pick<ResourceType, 'group' | 'version' | 'resource' | 'namespaced'>;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  readonly subresource?: string;
}

/** `/apis/GROUP/VERSION/namespaces/NAMESPACE/RESOURCE/NAME/SUBRESOURCE`, escaped, with a query. */
export function resourcePath(
  { type, namespace, name, subresource }: ResourcePath,
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const segments = [
    ...(type.group === '' ? ['api'] : ['apis', type.group]),
    type.version,
    ...(type.namespaced && namespace ? ['namespaces', namespace] : []),
    type.resource,
    ...(name === undefined ? [] : [name]),
    ...(subresource === undefined ? [] : [subresource]),
  ];
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const search = new URLSearchParams(given).toString();
  return `/${segments.map(encodeURIComponent).join('/')}${search === '' ? '' : `?${search}`}`;
}

/**
 * False for what can be no segment of a path (apimachinery pkg/api/validation/path, IsValidPathSegmentName): asked for
 * all the same, it would reach another resource.
 */
export function isPathSegment(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/%]/.test(name);
}
