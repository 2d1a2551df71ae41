import { stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { containersOf, templateLabels } from '../objects/workload.ts';

/**
 * The version of what a workload runs: the label that Kubernetes recommends for it (kubernetes.io, Recommended Labels),
 * else the tag of its first container's image; undefined where neither says one.
 */
export function versionOf(workload: KubeObject): string | undefined {
  const label = 'app.kubernetes.io/version';
  const labelled = workload.metadata.labels[label] || templateLabels(workload)[label];
  if (labelled) return labelled;
  const [container] = containersOf(workload);
  return imageTag(stringAt(container, 'image') ?? '');
}

/** The tag of an image; undefined where it has none, or only a digest. `latest` is a tag like any other. */
function imageTag(image: string): string | undefined {
  const [named = ''] = image.split('@');
  const last = named.slice(named.lastIndexOf('/') + 1);
  const colon = last.indexOf(':');
  return colon < 0 ? undefined : last.slice(colon + 1) || undefined;
}
