/**
 * False for what can be no segment of a path (apimachinery pkg/api/validation/path, IsValidPathSegmentName), and so no
 * name of an object or namespace: asked for all the same, it would reach another resource. Text with half a surrogate
 * pair cannot be encoded, and no API server keeps it.
 */
export function isPathSegment(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/%]/.test(name) && name.isWellFormed();
}
