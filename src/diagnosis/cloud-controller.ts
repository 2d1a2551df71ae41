import type { KubeObject } from '../objects/object.ts';
import { CONTROL_PLANE, isInstance } from './control-plane.ts';
import { leasesIn, podsIn, workloadsIn } from './queries.ts';
import type { AnswersTo } from './query.ts';

/** The name that all cloud controller managers have in theirs. */
export const CLOUD = 'cloud-controller-manager';

/**
 * Where traces of a cloud controller manager are: distributions give it namespaces of its own, such as
 * openshift-cloud-controller-manager, and names around that of the program.
 */
export function cloudNeeds() {
  return {
    leases: leasesIn(CONTROL_PLANE),
    named: {
      kind: 'list',
      group: 'coordination.k8s.io',
      resource: 'leases',
      fieldSelector: `metadata.name=${CLOUD}`,
    } as const,
    pods: podsIn(CONTROL_PLANE),
    deployments: workloadsIn('deployments'),
    daemonSets: workloadsIn('daemonsets'),
  };
}

type CloudAnswers = AnswersTo<ReturnType<typeof cloudNeeds>>;

/** Deployments and DaemonSets of a cloud controller manager. */
export function cloudWorkloads({ deployments, daemonSets }: CloudAnswers): KubeObject[] {
  return [deployments, daemonSets]
    .flatMap((list) => (list.ok ? list.value : []))
    .filter((object) => isInstance(CLOUD, object));
}

/** Whether anything at all tells of a cloud controller manager. */
export function hasTraces(answers: CloudAnswers): boolean {
  const lists = [answers.leases, answers.named, answers.pods];
  const others = lists.flatMap((list) => (list.ok ? list.value : [])).filter((object) => isInstance(CLOUD, object));
  return others.length + cloudWorkloads(answers).length > 0;
}
