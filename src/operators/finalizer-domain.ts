/** Domains under which many projects have their groups, so that a shared ending tells nothing. */
const SHARED = new Set([
  'k8s.io',
  'x-k8s.io',
  'kubernetes.io',
  'openshift.io',
  'coreos.com',
  'github.com',
  'github.io',
]);

/**
 * True where a finalizer is named for a group: `cache.example.com/backup`, `backup.cache.example.com` and
 * `example.com/backup` for `cache.example.com`.
 */
export function isOfDomain(finalizer: string, group: string): boolean {
  const slash = finalizer.indexOf('/');
  const domain = slash < 0 ? finalizer : finalizer.slice(0, slash);
  if (!domain.includes('.')) return false;
  if (domain === group || domain.endsWith(`.${group}`)) return true;
  return !SHARED.has(domain) && group.endsWith(`.${domain}`);
}
