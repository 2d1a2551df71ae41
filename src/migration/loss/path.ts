const PLAIN = /^[A-Za-z_$][\w$-]*$/;

/** A field's path behind that of what it is in: `spec.size`, `spec["a.b"]`. */
export function fieldPath(path: string, key: string): string {
  if (!PLAIN.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** The path of all values of a map, whatever their keys. */
export function anyPath(path: string): string {
  return path === '' ? '*' : `${path}.*`;
}

/** The path of all items of a list. */
export function itemPath(path: string): string {
  return `${path}[]`;
}
