import type { Definition } from '../objects/definition.ts';
import { type FieldManager, managersOfField } from '../objects/managed-fields.ts';
import type { KubeObject } from '../objects/object.ts';
import { installationOf } from '../operators/installation.ts';

/** What applies a CRD. `person`: kubectl or another client that leaves no sign that it would do so again. */
export type ApplierKind = 'olm-v0' | 'olm-v1' | 'helm' | 'helm-crds' | 'flux' | 'argo' | 'person' | 'unknown';

/** Who applies a CRD, and so may bring back what somebody else changes in it. */
export interface Applier {
  readonly kind: ApplierKind;
  /** Of the release, application, kustomization, CSV or package; of a person the field manager; '' where it is not known. */
  readonly name: string;
  readonly namespace: string | undefined;
  /** What tells so: a label, an annotation, or a field manager of its spec. */
  readonly evidence: string;
}

/**
 * Who brings back what is changed in the CRD. Helm never touches what stands in a chart's `crds` folder again
 * (helm.sh/docs/chart_best_practices/custom_resource_definitions).
 */
export function changesBack({ kind }: Applier): boolean {
  return BRINGS_BACK[kind];
}

const BRINGS_BACK = {
  ...{ 'olm-v0': true, 'olm-v1': true, helm: true, flux: true, argo: true },
  ...{ 'helm-crds': false, person: false, unknown: false },
} satisfies Record<ApplierKind, boolean>;

/**
 * Who may apply a CRD, the likeliest in front: owners of spec.versions, an atomic list, which belongs to whoever changed it
 * last and to who applied the same (k8s.io/apiextensions-apiserver pkg/apis/apiextensions/v1/types.go); then those who
 * brought the CRD, whose group never changes. Not whoever wrote something else of its spec, as cert-manager does the CA of
 * a conversion webhook. The latest write of the spec would not tell: times are whole seconds. @param crd read whole
 */
export function writersOf(crd: KubeObject): readonly FieldManager[] {
  return ['versions', 'group'].flatMap((field) => managersOfField(crd, 'spec', field));
}

/**
 * Who applies a CRD: by what installers write on it, else by who wrote its spec.
 * @param writers those of `writersOf`
 */
export function applierOf({ metadata }: Definition, writers: readonly FieldManager[]): Applier {
  if (metadata === undefined) return UNKNOWN;
  const { labels } = metadata;
  const installation = installationOf({ metadata });
  const written = (key: string) => (key in labels ? `label ${key}` : `annotation ${key}`);
  switch (installation.kind) {
    case 'olm-v0':
      return { kind: 'olm-v0', name: installation.csv, namespace: undefined, evidence: written('olm.owner') };
    case 'olm-v1': {
      const evidence = written('olm.operatorframework.io/owner-name');
      return { kind: 'olm-v1', name: installation.clusterExtension, namespace: undefined, evidence };
    }
    case 'flux': {
      const { name, namespace } = installation;
      const key = Object.keys(labels).find((label) => label.endsWith('.toolkit.fluxcd.io/name')) ?? '';
      return { kind: 'flux', name, namespace, evidence: written(key) };
    }
    case 'argo': {
      const { name, namespace } = installation;
      return { kind: 'argo', name, namespace, evidence: written('argocd.argoproj.io/tracking-id') };
    }
    case 'helm': {
      const { release: name, namespace } = installation;
      return { kind: 'helm', name, namespace, evidence: written('meta.helm.sh/release-name') };
    }
    default:
      return olmComponent(labels) ?? byWriter(writers, labels['app.kubernetes.io/instance'] ?? '');
  }
}

const UNKNOWN: Applier = { kind: 'unknown', name: '', namespace: undefined, evidence: 'nothing tells' };

/**
 * OLM labels the components of an operator, CRDs among them, `operators.coreos.com/PACKAGE.NAMESPACE`
 * (operator-lifecycle-manager pkg/controller/operators/decorators/operator.go, ComponentLabelKeyPrefix).
 */
function olmComponent(labels: Readonly<Record<string, string>>): Applier | undefined {
  const prefix = 'operators.coreos.com/';
  const key = Object.keys(labels).find((label) => label.startsWith(prefix));
  if (key === undefined) return undefined;
  const [name = '', ...namespace] = key.slice(prefix.length).split('.');
  return { kind: 'olm-v0', name, namespace: namespace.join('.') || undefined, evidence: `label ${key}` };
}

/**
 * Field managers of those who apply again and again: OLM (pkg/controller/operators/catalog), Argo CD
 * (common/common.go, ArgoCDSSAManager, and the name of its program), Flux (kustomize-controller, helm-controller), Helm.
 * Only a chart's `crds` folder leaves a CRD of Helm's without its annotations.
 */
const WRITERS: readonly (readonly [RegExp, ApplierKind])[] = [
  [/^(argocd-controller|argocd-application-controller)$/, 'argo'],
  [/^(kustomize-controller|helm-controller)$/, 'flux'],
  [/^(catalog|olm)$/, 'olm-v0'],
  [/^operator-controller$/, 'olm-v1'],
  [/^helm$/, 'helm-crds'],
];

function byWriter(writers: readonly FieldManager[], instance: string): Applier {
  for (const { manager } of writers) {
    const kind = WRITERS.find(([pattern]) => pattern.test(manager))?.[1];
    if (kind === undefined) continue;
    const name = kind === 'argo' || kind === 'helm-crds' ? instance : '';
    return { kind, name, namespace: undefined, evidence: `field manager ${manager}` };
  }
  // What this program has changed, somebody else has applied before.
  const last = writers.find(({ manager }) => manager !== 'kubectl-operator') ?? writers[0];
  if (last === undefined) return UNKNOWN;
  return { kind: 'person', name: last.manager, namespace: undefined, evidence: 'field manager' };
}
