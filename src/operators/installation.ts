import type { KubeObject } from '../objects/object.ts';
import type { Installation } from './model.ts';

/**
 * How an object, such as an operator's workload or its CRD, came to the cluster, by what installers write on it: OLM owner labels (operator-lifecycle-manager
 * pkg/lib/ownerutil/util.go; operator-controller internal/operator-controller/labels), Flux (fluxcd/pkg
 * ssa/manager.go), Argo CD (util/argo/resource_tracking.go), Helm (helm pkg/action/validate.go). What applies a chart or
 * a kustomization goes before what the chart says.
 */
export function installationOf({
  metadata: { labels, annotations, namespace = '' },
}: Pick<KubeObject, 'metadata'>): Installation {
  const olmOwner = labels['olm.owner'];
  if (olmOwner && (labels['olm.owner.kind'] ?? 'ClusterServiceVersion') === 'ClusterServiceVersion')
    return { kind: 'olm-v0', csv: olmOwner, subscription: undefined };
  const extension = labels['olm.operatorframework.io/owner-name'];
  if (extension && labels['olm.operatorframework.io/owner-kind'] === 'ClusterExtension')
    return { kind: 'olm-v1', clusterExtension: extension, version: undefined };
  for (const group of ['helm.toolkit.fluxcd.io', 'kustomize.toolkit.fluxcd.io']) {
    const name = labels[`${group}/name`];
    if (name) return { kind: 'flux', name, namespace: labels[`${group}/namespace`] };
  }
  const [application = ''] = (annotations['argocd.argoproj.io/tracking-id'] ?? '').split(':');
  if (application !== '') return { kind: 'argo', ...argoName(application) };
  const release = annotations['meta.helm.sh/release-name'];
  if (release && labels['app.kubernetes.io/managed-by'] === 'Helm')
    return { kind: 'helm', release, namespace: annotations['meta.helm.sh/release-namespace'] ?? namespace };
  return { kind: labels['app.kubernetes.io/managed-by'] === 'kustomize' ? 'kustomize' : 'manifests' };
}

/** `NAMESPACE_NAME` where applications live in any namespace, else the name alone. */
function argoName(application: string): { name: string; namespace: string | undefined } {
  const [first = '', second] = application.split('_');
  return second === undefined ? { name: first, namespace: undefined } : { name: second, namespace: first };
}
