import type { ControlPlaneHandle } from '../control-plane/handle.ts';
import { waitFor } from '../control-plane/wait.ts';

const GROUP = 'operators.coreos.com';
const KINDS = [
  { kind: 'ClusterServiceVersion', plural: 'clusterserviceversions', version: 'v1alpha1' },
  { kind: 'Subscription', plural: 'subscriptions', version: 'v1alpha1' },
  { kind: 'CatalogSource', plural: 'catalogsources', version: 'v1alpha1' },
  { kind: 'OperatorGroup', plural: 'operatorgroups', version: 'v1' },
];

/** Serves the types of OLM v0, without schemas and without status subresources, so that tests can play OLM. */
export async function installOlmTypes(plane: ControlPlaneHandle): Promise<void> {
  await plane.apply(
    KINDS.map(({ kind, plural, version }) => ({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${plural}.${GROUP}` },
      spec: {
        group: GROUP,
        scope: 'Namespaced',
        names: { kind, plural, singular: kind.toLowerCase() },
        versions: [
          {
            ...{ name: version, served: true, storage: true },
            schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
          },
        ],
      },
    })),
  );
  for (const { plural, version } of KINDS) {
    const served = async () => (await plane.request(`/apis/${GROUP}/${version}/${plural}`)).status === 200;
    await waitFor(`${plural} to be served`, served);
  }
}

/** What OLM keeps of an operator that it installed, and that waits for somebody to approve its next version. */
export function olmObjects(namespace: string, name: string, type: string): object[] {
  const v1alpha1 = `${GROUP}/v1alpha1`;
  const csv = `${name}.v0.9.4`;
  return [
    {
      apiVersion: v1alpha1,
      kind: 'ClusterServiceVersion',
      metadata: { name: csv, namespace },
      spec: {
        version: '0.9.4',
        customresourcedefinitions: { owned: [{ name: type, kind: 'Any', version: 'v1' }] },
        install: { strategy: 'deployment', spec: { deployments: [{ name }] } },
      },
      status: { phase: 'Succeeded', reason: 'InstallSucceeded' },
    },
    {
      apiVersion: v1alpha1,
      kind: 'Subscription',
      metadata: { name, namespace },
      spec: { name, channel: 'stable', source: 'hub', sourceNamespace: namespace, installPlanApproval: 'Manual' },
      status: {
        installedCSV: csv,
        currentCSV: `${name}.v0.9.5`,
        state: 'UpgradePending',
        installPlanRef: { name: 'install-x7k2p', namespace },
      },
    },
    {
      apiVersion: v1alpha1,
      kind: 'CatalogSource',
      metadata: { name: 'hub', namespace },
      status: { connectionState: { lastObservedState: 'TRANSIENT_FAILURE' } },
    },
    {
      apiVersion: `${GROUP}/v1`,
      kind: 'OperatorGroup',
      metadata: { name: 'group', namespace },
      spec: { targetNamespaces: ['shop'] },
      status: { namespaces: ['shop'] },
    },
  ];
}

/** The labels that OLM puts on what a ClusterServiceVersion brings. */
export function olmLabels(namespace: string, name: string): Record<string, string> {
  return {
    'olm.owner': `${name}.v0.9.4`,
    'olm.owner.kind': 'ClusterServiceVersion',
    'olm.owner.namespace': namespace,
  };
}
