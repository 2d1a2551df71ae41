import type { KubeObject } from '../../objects/object.ts';
import { leasesIn, leasesNamed, podsIn } from '../down/needs.ts';
import { workloadsIn } from '../down/workloads.ts';
import type { AnswersTo } from '../query.ts';
import { CONTROL_PLANE, isInstance } from './control-plane.ts';

/** The name that all cloud controller managers have in theirs. */
export const CLOUD = 'cloud-controller-manager';

/**
 * Where traces of a cloud controller manager are: distributions give it namespaces of its own, such as
 * openshift-cloud-controller-manager, and names around that of the program.
 */
export function cloudNeeds() {
  return {
    leases: leasesIn(CONTROL_PLANE),
    named: leasesNamed(CLOUD),
    pods: podsIn(CONTROL_PLANE),
    ...workloadsIn(undefined),
  };
}

type CloudAnswers = AnswersTo<ReturnType<typeof cloudNeeds>>;

/** Workloads of a cloud controller manager. */
export function cloudWorkloads({ deployments, statefulSets, daemonSets }: CloudAnswers): KubeObject[] {
  return [deployments, statefulSets, daemonSets]
    .flatMap((list) => (list.ok ? list.value : []))
    .filter((object) => isInstance(CLOUD, object));
}

/** Whether anything at all tells of a cloud controller manager. */
export function hasTraces(answers: CloudAnswers): boolean {
  const lists = [answers.leases, answers.named, answers.pods];
  const others = lists.flatMap((list) => (list.ok ? list.value : [])).filter((object) => isInstance(CLOUD, object));
  return others.length + cloudWorkloads(answers).length > 0;
}
