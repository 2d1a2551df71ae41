import { stringAt, stringsAt } from '../../objects/json.ts';
import { fieldManagersOf } from '../../objects/managed-fields.ts';
import type { KubeObject } from '../../objects/object.ts';
import { containersOf } from '../../objects/workload.ts';
import type { Claim } from '../claim.ts';
import { type EvidenceContext, workloadKey } from '../context.ts';
import { isCommonName, isDelivery } from '../field-manager-names.ts';

/**
 * Who writes the status of custom resources serves them, where the name under which it writes leads to one workload. A
 * Go program's name is that of its file (client-go rest/config.go, DefaultKubernetesUserAgent; apiserver
 * endpoints/handlers/create.go, managerOrUserAgent).
 */
export function managedFieldsEvidence({ facts }: EvidenceContext): Claim[] {
  const byName = workloadsByName(facts.workloads);
  return facts.tallies.flatMap(({ type, writers }) =>
    writers.flatMap(({ manager, status }): Claim | [] => {
      const [workload, ...others] = byName.get(manager) ?? [];
      if (!status || workload === undefined || others.length > 0) return [];
      const text = `${manager} writes the status of ${type}`;
      return { workload: workloadKey(workload), type, evidence: { source: 'managed-fields', weight: 'medium', text } };
    }),
  );
}

/**
 * Field managers under which a workload writes: those of the Lease that it holds, which are certainly its own, and its
 * names, common ones left out.
 */
export function managersOf(workload: KubeObject, lease: KubeObject | undefined): string[] {
  const seen = lease === undefined ? [] : fieldManagersOf(lease).map(({ manager }) => manager);
  return [...new Set([...seen.filter((manager) => !isDelivery(manager)), ...namesOf(workload)])].sort();
}

function workloadsByName(workloads: readonly KubeObject[]): Map<string, KubeObject[]> {
  const named = workloads.flatMap((workload) => namesOf(workload).map((name) => ({ name, workload })));
  const grouped = Map.groupBy(named, ({ name }) => name);
  return new Map([...grouped].map(([name, list]) => [name, list.map(({ workload }) => workload)]));
}

/** Names under which a workload may write: its own, those of its containers, programs and images. */
function namesOf(workload: KubeObject): string[] {
  const names = containersOf(workload).flatMap((container) => [
    stringAt(container, 'name') ?? '',
    lastSegment(stringsAt(container, 'command')[0] ?? ''),
    lastSegment(stringAt(container, 'image') ?? '').split(/[:@]/)[0] ?? '',
  ]);
  return [...new Set([workload.metadata.name, ...names])].filter((name) => !isCommonName(name));
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
