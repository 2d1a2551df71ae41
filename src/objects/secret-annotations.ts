/**
 * The annotations of Secrets that are kept: those that tell where a Secret belongs. Any other may hold the whole Secret,
 * as those of kubectl apply, kapp (kapp.k14s.io/original) and Rancher (objectset.rio.cattle.io/applied) do, and no list
 * of such annotations can be complete.
 */
const KEPT: ReadonlySet<string> = new Set([
  'meta.helm.sh/release-name',
  'meta.helm.sh/release-namespace',
  'helm.sh/hook',
  'helm.sh/hook-weight',
  'helm.sh/hook-delete-policy',
  'argocd.argoproj.io/tracking-id',
  'argocd.argoproj.io/instance',
  'kubernetes.io/service-account.name',
  'kubernetes.io/service-account.uid',
  'cert-manager.io/common-name',
  'cert-manager.io/certificate-name',
  'cert-manager.io/issuer-name',
  'cert-manager.io/issuer-kind',
  'cert-manager.io/issuer-group',
  'olm.owner',
  'olm.owner.kind',
  'olm.owner.namespace',
]);

/** The annotations of a Secret without those that may hold its values. */
export function secretAnnotations<T>(annotations: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(annotations).filter(([name]) => KEPT.has(name)));
}
