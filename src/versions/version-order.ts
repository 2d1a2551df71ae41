const KUBE_VERSION = /^v([1-9]\d*)(?:(alpha|beta)([1-9]\d*))?$/;

const STABILITY = { alpha: 0, beta: 1, stable: 2 } as const;

/**
 * Orders versions as the API server prefers them, best first: v2, v1, v1beta2, v1beta1, v1alpha1, then all others by name
 * (k8s.io/apimachinery pkg/version/helpers.go, CompareKubeAwareVersionStrings).
 */
export function byPreference(a: string, b: string): number {
  const [one, other] = [rankOf(a), rankOf(b)];
  if (one === undefined && other === undefined) return a < b ? -1 : a > b ? 1 : 0;
  if (one === undefined || other === undefined) return one === undefined ? 1 : -1;
  return other.stability - one.stability || other.major - one.major || other.minor - one.minor;
}

function rankOf(version: string): { stability: number; major: number; minor: number } | undefined {
  const [found, major, stability, minor] = KUBE_VERSION.exec(version) ?? [];
  if (found === undefined) return undefined;
  const level = stability === 'alpha' || stability === 'beta' ? stability : 'stable';
  return { stability: STABILITY[level], major: Number(major), minor: Number(minor ?? 0) };
}
