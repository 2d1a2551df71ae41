import type { KubeObject } from '../../objects/object.ts';
import { hasEnded } from '../../objects/pod.ts';
import { parseApiVersion } from '../../objects/resource-type.ts';
import { inNamespace, kubectl } from '../commands.ts';
import type { Remedy } from '../finding.ts';

/** What makes a pod anew when it goes. */
export interface PodOwner {
  readonly kind: string;
  readonly name: string;
  readonly group: string;
}

/**
 * What makes a pod anew, as its owner reference tells; undefined for a pod that nobody makes anew. For a Deployment's pod
 * that is the Deployment: its ReplicaSets are named after it and the label pod-template-hash (kubernetes
 * pkg/controller/deployment/sync.go, getNewReplicaSet).
 */
export function podOwner({ metadata }: KubeObject): PodOwner | undefined {
  const controller = metadata.owners.find((owner) => owner.controller);
  if (controller === undefined) return undefined;
  const { kind, name } = controller;
  const { group } = parseApiVersion(controller.apiVersion);
  const hash = metadata.labels['pod-template-hash'];
  if (kind === 'ReplicaSet' && hash !== undefined && name.endsWith(`-${hash}`))
    return { kind: 'Deployment', name: name.slice(0, -hash.length - 1), group };
  return { kind, name, group };
}

/** How to stop pods for good: at what makes them anew, or the pods themselves where nothing does. Ended pods just go. */
export function stopPods(pods: readonly KubeObject[]): Remedy[] {
  const groups = Map.groupBy(pods, (pod) => {
    const owner = hasEnded(pod) ? undefined : podOwner(pod);
    return owner === undefined
      ? `${hasEnded(pod)} ${pod.metadata.namespace}`
      : `${owner.kind} ${owner.group} ${pod.metadata.namespace}/${owner.name}`;
  });
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const owner = podOwner(first);
    if (hasEnded(first)) return [deletePods(group, 'All containers there have ended: only their logs go.', 'safe')];
    if (owner === undefined) return [deletePods(group, 'Ends what runs there; nothing makes it anew.', 'careful')];
    return [stopOwner(owner, first.metadata.namespace)];
  });
}

/** Names in one command. */
const MOST = 10;

function deletePods(pods: readonly KubeObject[], effect: string, safety: Remedy['safety']): Remedy {
  const names = pods.slice(0, MOST).map(({ metadata }) => metadata.name);
  return { command: kubectl(...inNamespace(pods[0]?.metadata.namespace), 'delete', 'pod', ...names), effect, safety };
}

function stopOwner({ kind, name, group }: PodOwner, namespace: string | undefined): Remedy {
  const run = (...words: string[]) => kubectl(...inNamespace(namespace), ...words);
  const anew = `Deleting the pods alone does not stop them: ${kind} ${name} makes them anew.`;
  if (group === 'apps' && ['Deployment', 'StatefulSet', 'ReplicaSet'].includes(kind)) {
    const back = kind === 'StatefulSet' ? ' Scaled up again, it makes new, empty claims for those that are gone.' : '';
    const command = run('scale', `${kind.toLowerCase()}s.apps/${name}`, '--replicas=0');
    return { command, effect: `Stops all pods of ${kind} ${name}. ${anew}${back}`, safety: 'careful' };
  }
  if (group === 'batch' && kind === 'Job') {
    const command = run('patch', `jobs.batch/${name}`, '--type=merge', '-p', '{"spec":{"suspend":true}}');
    return { command, effect: `Ends the running pods of Job ${name} until it is resumed. ${anew}`, safety: 'careful' };
  }
  return { effect: `Stop ${kind} ${name} first. ${anew}`, safety: 'careful' };
}
