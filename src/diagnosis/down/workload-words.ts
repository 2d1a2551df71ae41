import type { KubeObject } from '../../objects/object.ts';
import { inWords } from '../../objects/words.ts';
import { installationOf } from '../../operators/installation.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import type { Remedy } from '../finding.ts';

/** `Pod shop/x, which runs operator y,`: an object and what it is there for. */
export function running(object: KubeObject, runs: string): string {
  return `${inWords(object)}, which runs ${runs},`;
}

/** Who would take back a change of an object that is made by hand, as a sentence; '' where nobody is known to. */
export function keeperOf(object: KubeObject): string {
  const installed = installationOf(object);
  switch (installed.kind) {
    case 'olm-v0':
      return `OLM keeps it as ClusterServiceVersion ${installed.csv} says: change it there.`;
    case 'olm-v1':
      return `OLM keeps it as ClusterExtension ${installed.clusterExtension} says: change it there.`;
    case 'flux':
      return `Flux keeps it as ${installed.name} says: change it at its source.`;
    case 'argo':
      return `Argo CD keeps it as Application ${installed.name} says: change it at its source.`;
    case 'helm':
      return `Helm release ${installed.release} installed it: put it into its values too, or the next upgrade takes it back.`;
    case 'kustomize':
    case 'manifests':
      return '';
  }
}

/** What it does, and who would take it back. */
export function effectOn(object: KubeObject, effect: string): string {
  return [effect, keeperOf(object)].filter((part) => part !== '').join(' ');
}

/** `kubectl -n shop VERB… deployments.apps/x …`: a command about a workload. */
export function workloadCommand(verbs: readonly string[], workload: KubeObject, ...more: string[]): string {
  return kubectl(...inNamespace(workload.metadata.namespace), ...verbs, typeAndName(workload), ...more);
}

/**
 * What can be done where the pods of a workload are made wrongly: change its template, or go back to the one before.
 * @param repair a sentence: what to change, and what follows
 */
export function templateRemedies(workload: KubeObject | undefined, repair: string): Remedy[] {
  if (workload === undefined) return [{ effect: repair, safety: 'safe' }];
  const edit: Remedy = {
    command: workloadCommand(['edit'], workload),
    effect: effectOn(workload, repair),
    safety: 'safe',
  };
  const revision = Number(workload.metadata.annotations['deployment.kubernetes.io/revision']);
  if (!(revision > 1)) return [edit];
  const undo: Remedy = {
    command: workloadCommand(['rollout', 'undo'], workload),
    effect: effectOn(workload, 'Goes back to the pods it made before its last change, where those worked.'),
    safety: 'careful',
  };
  return [edit, undo];
}
