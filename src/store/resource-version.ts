/**
 * Whether a resourceVersion is newer than another of the same type. They are whole numbers of any length that can be
 * compared (KEP-5504, keps/sig-api-machinery/5504-comparable-resource-version); those of a server that has others are
 * newer where they differ.
 */
export function isNewer(version: string, than: string): boolean {
  if (than === '') return true;
  if (version === '') return false;
  if (!/^\d+$/.test(version) || !/^\d+$/.test(than)) return version !== than;
  return version.length === than.length ? version > than : version.length > than.length;
}
