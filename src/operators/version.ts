import { stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { containersOf, templateLabels } from '../objects/workload.ts';
import type { OperatorFacts } from './facts.ts';
import type { Installation } from './model.ts';

/**
 * The version of what a workload runs: what OLM says that it installed; else the label that Kubernetes recommends for
 * it (kubernetes.io, Recommended Labels); else the tag of its first container's image; undefined where none says one.
 */
export function versionOf(workload: KubeObject, installation: Installation, facts: OperatorFacts): string | undefined {
  return olmVersion(installation, workload.metadata.namespace, facts) ?? labelled(workload) ?? imageTag(workload);
}

function olmVersion(
  installation: Installation,
  namespace: string | undefined,
  { csvs }: OperatorFacts,
): string | undefined {
  if (installation.kind === 'olm-v1') return installation.version;
  if (installation.kind !== 'olm-v0') return undefined;
  const { csv: name } = installation;
  const csv = csvs.find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
  return stringAt(csv?.body, 'spec', 'version');
}

function labelled(workload: KubeObject): string | undefined {
  const label = 'app.kubernetes.io/version';
  return workload.metadata.labels[label] || templateLabels(workload)[label] || undefined;
}

/** The tag of an image; undefined where it has none, or only a digest. `latest` is a tag like any other. */
function imageTag(workload: KubeObject): string | undefined {
  const [container] = containersOf(workload);
  const [named = ''] = (stringAt(container, 'image') ?? '').split('@');
  const last = named.slice(named.lastIndexOf('/') + 1);
  const colon = last.indexOf(':');
  return colon < 0 ? undefined : last.slice(colon + 1) || undefined;
}
