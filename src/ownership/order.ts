import type { KubeObject } from '../objects/object.ts';

/** What runs comes first, then what leads to it, then what it is made of; kinds not named here follow by name. */
const KINDS = [
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Job', 'ReplicaSet', 'ReplicationController', 'Pod'],
  ...['Service', 'EndpointSlice', 'Endpoints', 'Ingress', 'HTTPRoute', 'NetworkPolicy'],
  ...['ConfigMap', 'Secret', 'PersistentVolumeClaim', 'PersistentVolume'],
  ...['ServiceAccount', 'Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'],
  ...['HorizontalPodAutoscaler', 'PodDisruptionBudget', 'Lease', 'ControllerRevision'],
];

const RANK = new Map(KINDS.map((kind, rank) => [kind, rank]));

/** The order in which objects are drawn side by side: by kind, then name (`-2` before `-10`), then namespace. */
export function compareObjects(a: KubeObject, b: KubeObject): number {
  if (a.type.kind !== b.type.kind || a.type.group !== b.type.group) {
    const rank = (RANK.get(a.type.kind) ?? KINDS.length) - (RANK.get(b.type.kind) ?? KINDS.length);
    return rank || compareText(a.type.kind, b.type.kind) || compareText(a.type.group, b.type.group);
  }
  return (
    compareNatural(a.metadata.name, b.metadata.name) ||
    compareText(a.metadata.namespace ?? '', b.metadata.namespace ?? '') ||
    compareText(a.metadata.uid, b.metadata.uid)
  );
}

/**
 * Compares text with runs of digits by their value. Intl.Collator does this too, but is ten times slower, and a list
 * of 60,000 pods has to be sorted within a blink.
 */
function compareNatural(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (isDigit(a, i) && isDigit(b, j)) {
      const [endA, endB] = [digitsEnd(a, i), digitsEnd(b, j)];
      const [startA, startB] = [zerosEnd(a, i, endA), zerosEnd(b, j, endB)];
      const byLength = endA - startA - (endB - startB);
      if (byLength !== 0) return byLength;
      const byDigits = compareText(a.slice(startA, endA), b.slice(startB, endB));
      if (byDigits !== 0) return byDigits;
      i = endA;
      j = endB;
      continue;
    }
    const difference = a.charCodeAt(i) - b.charCodeAt(j);
    if (difference !== 0) return difference;
    i++;
    j++;
  }
  return a.length - i - (b.length - j) || compareText(a, b);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function digitsEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && isDigit(text, end)) end++;
  return end;
}

function zerosEnd(text: string, from: number, end: number): number {
  let start = from;
  while (start < end - 1 && text.charCodeAt(start) === 48) start++;
  return start;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
