import type { Definition } from '../objects/definition.ts';
import { type JsonObject, stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { serviceAccountOf, serviceSelects, templateLabels } from '../objects/workload.ts';
import { type BoundRole, boundRoles } from './bound-roles.ts';
import type { OperatorFacts } from './facts.ts';

/** The facts, and what is looked up in them again and again. */
export interface EvidenceContext {
  readonly facts: OperatorFacts;
  /** By API group; custom resources alone. */
  readonly definitionsByGroup: ReadonlyMap<string, readonly Definition[]>;
  readonly boundRoles: readonly BoundRole[];
  /** Workloads whose pods have a ServiceAccount. */
  workloadsOf(serviceAccount: { readonly namespace: string; readonly name: string }): readonly KubeObject[];
  /** Workloads whose pods a Service selects. */
  workloadsBehind(service: { readonly namespace: string; readonly name: string }): readonly KubeObject[];
}

/** The Service that a webhook's clientConfig or the like names; undefined where it names none. */
export function serviceReference(reference: JsonObject | undefined): { namespace: string; name: string } | undefined {
  const namespace = stringAt(reference, 'namespace');
  const name = stringAt(reference, 'name');
  return namespace === undefined || name === undefined ? undefined : { namespace, name };
}

/** `redis-system/Deployment/redis-operator`: a workload, wherever a key is needed. */
export function workloadKey({ type, metadata }: KubeObject): string {
  return `${metadata.namespace ?? ''}/${type.kind}/${metadata.name}`;
}

/** Prepares facts for looking things up. */
export function evidenceContext(facts: OperatorFacts): EvidenceContext {
  const byAccount = Map.groupBy(facts.workloads, (workload) =>
    place(workload.metadata.namespace, serviceAccountOf(workload)),
  );
  const byNamespace = Map.groupBy(facts.workloads, ({ metadata }) => metadata.namespace);
  const services = new Map(
    facts.services.map((service) => [place(service.metadata.namespace, service.metadata.name), service]),
  );
  return {
    facts,
    boundRoles: boundRoles(facts.bindings, facts.roles),
    definitionsByGroup: Map.groupBy(facts.definitions, ({ group }) => group),
    workloadsOf: ({ namespace, name }) => byAccount.get(place(namespace, name)) ?? [],
    workloadsBehind: ({ namespace, name }) => {
      const service = services.get(place(namespace, name));
      if (service === undefined) return [];
      const near = byNamespace.get(namespace) ?? [];
      return near.filter((workload) => serviceSelects(service, templateLabels(workload)));
    },
  };
}

function place(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}
