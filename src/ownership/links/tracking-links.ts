import type { KubeObject } from '../../objects/object.ts';
import type { LinkRelation } from '../tree-model.ts';
import type { LinkedType, LinkReference } from './link-reference.ts';

const APPLICATION: LinkedType = { kind: 'Application', group: 'argoproj.io' };
const OPERATOR: LinkedType = { kind: 'Operator', group: 'operators.coreos.com' };

/** What an object's labels and annotations say about who installed it. */
export function trackingLinks(object: KubeObject): LinkReference[] {
  return [...helmLinks(object), ...olmLinks(object), ...argoLinks(object), ...fluxLinks(object)];
}

/**
 * Helm 3 and later: the release is no object, its Secret is (helm pkg/action/validate.go for the annotations,
 * pkg/storage/driver/secrets.go for the labels of the Secret).
 */
function helmLinks({ metadata: { annotations, labels } }: KubeObject): LinkReference[] {
  const name = annotations['meta.helm.sh/release-name'];
  if (!name || labels['app.kubernetes.io/managed-by'] !== 'Helm') return [];
  const find = { by: 'labels', labels: { owner: 'helm', name, status: 'deployed' } } as const;
  const namespace = annotations['meta.helm.sh/release-namespace'];
  const path = 'metadata.annotations[meta.helm.sh/release-name]';
  return [{ to: { kind: 'Secret', group: '' }, namespace, find, relation: 'helm', path }];
}

/**
 * OLM: owner labels (operator-framework/operator-lifecycle-manager pkg/lib/ownerutil/util.go) and the component label
 * of an Operator, `operators.coreos.com/NAME.NAMESPACE` (pkg/controller/operators/decorators/operator.go).
 */
function olmLinks({ metadata: { labels } }: KubeObject): LinkReference[] {
  const owner = labels['olm.owner'];
  const kind = labels['olm.owner.kind'] || 'ClusterServiceVersion';
  const owners = owner
    ? [named({ kind, group: 'operators.coreos.com' }, owner, labels['olm.owner.namespace'], 'olm', 'olm.owner')]
    : [];
  const prefix = 'operators.coreos.com/';
  const components = Object.keys(labels).filter((key) => key.startsWith(prefix));
  return [...owners, ...components.map((key) => named(OPERATOR, key.slice(prefix.length), undefined, 'olm', key))];
}

/**
 * Argo CD: `APP:GROUP/KIND:NAMESPACE/NAME`, APP as `NAMESPACE_NAME` where applications live in any namespace. An
 * annotation that names another object was copied and counts for nothing, as in Argo CD itself
 * (argoproj/argo-cd util/argo/resource_tracking.go). The instance label is only a hint: Helm charts set it too.
 */
function argoLinks({ type, metadata }: KubeObject): LinkReference[] {
  const { annotations, labels, namespace = '', name } = metadata;
  const tracking = annotations['argocd.argoproj.io/tracking-id'];
  if (tracking === undefined) {
    const instance = labels['app.kubernetes.io/instance'];
    if (!instance || labels['app.kubernetes.io/managed-by'] === 'Helm') return [];
    return [named(APPLICATION, instance, undefined, 'argo', 'app.kubernetes.io/instance')];
  }
  const [app = '', groupKind, place = ''] = tracking.split(':');
  const [trackedNamespace, trackedName] = place.split('/');
  if (app === '' || groupKind !== `${type.group}/${type.kind}` || trackedName !== name) return [];
  // A cluster-scoped object carries the namespace that its application deploys to.
  if (type.namespaced && trackedNamespace !== namespace) return [];
  const [first = '', second] = app.split('_');
  const where = second === undefined ? undefined : first;
  const path = 'metadata.annotations[argocd.argoproj.io/tracking-id]';
  return [{ ...named(APPLICATION, second ?? first, where, 'argo', ''), path }];
}

/** Flux: labels of its kustomize and helm controllers (fluxcd/pkg ssa/manager.go, SetOwnerLabels). */
function fluxLinks({ metadata: { labels } }: KubeObject): LinkReference[] {
  const kinds = { 'kustomize.toolkit.fluxcd.io': 'Kustomization', 'helm.toolkit.fluxcd.io': 'HelmRelease' };
  return Object.entries(kinds).flatMap(([group, kind]) => {
    const name = labels[`${group}/name`];
    return name ? named({ kind, group }, name, labels[`${group}/namespace`], 'flux', `${group}/name`) : [];
  });
}

function named(
  to: LinkedType,
  name: string,
  namespace: string | undefined,
  relation: LinkRelation,
  label: string,
): LinkReference {
  return { to, namespace, find: { by: 'name', name }, relation, path: `metadata.labels[${label}]` };
}
