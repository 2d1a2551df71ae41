import { isPathSegment } from './path-segment.ts';

/**
 * A field selector for one object name; undefined where no object can have that name, so that there is nothing to ask
 * for. What has a meaning in a selector is escaped (k8s.io/apimachinery pkg/fields, EscapeValue): names of some types,
 * such as ClusterRoles, may hold it.
 */
export function nameSelector(name: string): string | undefined {
  return isPathSegment(name) ? `metadata.name=${name.replaceAll(/[\\,=]/g, '\\$&')}` : undefined;
}
