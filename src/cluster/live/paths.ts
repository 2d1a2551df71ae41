import { isPathSegment } from '../../objects/path-segment.ts';
import type { ResourceType } from '../../objects/resource-type.ts';

/** Where something stands below the server's base path. */
export interface ResourcePath {
  readonly type: Pick<ResourceType, 'group' | 'version' | 'resource' | 'namespaced'>;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  readonly subresource?: string;
}

/**
 * `/apis/GROUP/VERSION/namespaces/NAMESPACE/RESOURCE/NAME/SUBRESOURCE`, escaped, with a query. Only for a place that
 * `impossiblePlace` lets pass.
 */
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
 * Why there can be no such place, undefined where there can: a namespace or name from cluster data or the command line
 * that would lead the request to another resource, such as `..`. Nothing is to be asked then.
 */
export function impossiblePlace({ type, namespace, name }: ResourcePath): string | undefined {
  if (type.namespaced && namespace !== undefined && !isPathSegment(namespace))
    return `"${namespace}" cannot be a namespace`;
  if (name !== undefined && !isPathSegment(name)) return `"${name}" cannot be a name`;
  return undefined;
}
