import type { KubeObject } from '../../objects/object.ts';
import type { LinkReference } from './link-reference.ts';
import { specLinks } from './spec-links.ts';
import { trackingLinks } from './tracking-links.ts';

/**
 * Everything an object may be linked to without an owner reference, each target once, in the order in which it is
 * named. Candidates only: whoever reads the cluster looks which of them exist, and only those are drawn. An object that
 * was read as metadata has no spec to look into.
 */
export function linkTargets(object: KubeObject): LinkReference[] {
  const targets = new Map<string, LinkReference>();
  for (const target of [...specLinks(object), ...trackingLinks(object)]) {
    const { to, namespace, find } = target;
    const key = JSON.stringify([to.group, to.kind.toLowerCase(), namespace, find]);
    if (!targets.has(key)) targets.set(key, target);
  }
  return [...targets.values()];
}
