import { objectsAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Claim } from '../claim.ts';
import type { EvidenceContext } from '../context.ts';

/**
 * What a ClusterServiceVersion says that it owns (operator-framework/api operators/v1alpha1, CRDDescriptions.owned) is
 * served by the Deployments that it installs, whether or not those are still there.
 */
export function csvEvidence({ facts }: EvidenceContext): Claim[] {
  return facts.csvs.filter(isOriginal).flatMap((csv) => {
    const deployments = csvDeployments(csv);
    const owned = objectsAt(csv.body, 'spec', 'customresourcedefinitions', 'owned');
    // Of several Deployments nothing tells which serves what.
    const weight = deployments.length === 1 ? 'strong' : 'medium';
    const evidence = {
      source: 'csv',
      weight,
      text: `ClusterServiceVersion ${csv.metadata.name} owns the type`,
    } as const;
    return deployments.flatMap((workload) =>
      owned.flatMap((definition) => ({ workload, type: stringAt(definition, 'name') ?? '', evidence })),
    );
  });
}

/** Keys of the Deployments that a ClusterServiceVersion installs, in its own namespace. */
export function csvDeployments({ metadata, body }: KubeObject): string[] {
  return objectsAt(body, 'spec', 'install', 'spec', 'deployments').flatMap((deployment) => {
    const name = stringAt(deployment, 'name');
    return name === undefined ? [] : `${metadata.namespace ?? ''}/Deployment/${name}`;
  });
}

/** OLM copies a ClusterServiceVersion into every namespace that its operator watches. */
export function isOriginal({ metadata, body }: KubeObject): boolean {
  return !('olm.copiedFrom' in metadata.labels) && stringAt(body, 'status', 'reason') !== 'Copied';
}
