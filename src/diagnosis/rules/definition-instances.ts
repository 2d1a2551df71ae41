import { type Condition, conditionsOf, findCondition } from '../../objects/condition.ts';
import { definitionOf } from '../../objects/definition.ts';
import type { Answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { counted } from '../../objects/words.ts';
import { deletionAge, isTerminating } from '../deletion-age.ts';
import type { Evidence, Finding } from '../finding.ts';
import { leadsTo, toldFirst } from '../leads-to.ts';
import type { PartialList, QueryMap } from '../query.ts';
import { hidesObjects, isConversion, unreadable } from '../remains/unreadable.ts';
import { defineRule } from '../rule.ts';

/** The finalizer of every CustomResourceDefinition that is being deleted. */
export const CLEANUP = 'customresourcecleanup.apiextensions.k8s.io';

type InstanceQueries = { readonly instances: QueryMap['instances'] } & Readonly<Record<string, QueryMap['instances']>>;

/** The API server deletes all custom resources of a definition, and lets it go when none is left. */
export const definitionInstances = defineRule({
  id: 'definition-instances',
  explains: 'finalizer',
  looksFor: 'Custom resources that are left of a CustomResourceDefinition that is being deleted.',
  sources: ['kubernetes/apiextensions-apiserver pkg/controller/finalizer/crd_finalizer.go'],
  applies: ({ object, finalizer }) => finalizer === CLEANUP && object.type.kind === 'CustomResourceDefinition',
  needs({ object }): InstanceQueries {
    const { group, resource, versions, conversion } = definitionOf(object);
    const at = (version: string | undefined) => ({ kind: 'instances', group, resource, version }) as const;
    if (conversion === undefined || reasonOf(object) === undefined) return { instances: at(undefined) };
    // Read at each version some conversion is needed, whichever the objects are stored at. The API server's words need not
    // tell that a conversion fails: they are overwritten at the beginning of each try, and its first try can meet a list that
    // is only "(re)initializing" (seen on 1.37).
    const served = versions.filter((version) => version.served);
    return { instances: at(undefined), ...Object.fromEntries(served.map(({ name }) => [name, at(name)])) };
  },
  judge({ object }, { instances, ...others }, { now, stuckAfter }) {
    const told = terminatingCondition(object);
    // While it is at it, it does not wait for its back-off.
    const settled = (deletionAge(object, now) ?? 0) >= stuckAfter && reasonOf(object) !== 'InstanceDeletionInProgress';
    if (!instances.ok) return instances.gap.reason === 'not-found' && settled ? [passive(object, told, [])] : [];
    const { objects, gaps } = instances.value;
    const certainty = gaps.some(hidesObjects) ? 'likely' : 'certain';
    const held = objects
      .filter((each) => isTerminating(each) && each.body !== undefined)
      .map((each) => leadsTo({ kind: 'terminating', object: each }, certainty));
    const left = objects.length === 0 ? [] : [leftEvidence(object, objects)];
    const unread = notConverted(object, [instances, ...Object.values(others)], told);
    const findings = [...toldFirst([...left, ...told], held), ...unread];
    if (findings.length > 0) return findings;
    return gaps.length === 0 && settled ? [passive(object, told, left)] : [];
  },
});

function leftEvidence(definition: KubeObject, objects: readonly KubeObject[]): Evidence {
  const { kind } = definitionOf(definition);
  const waiting = objects.filter((object) => !isTerminating(object)).length;
  const who = waiting === objects.length ? '' : `${waiting} of them `;
  const also = waiting === 0 ? '' : `, ${who}without anybody having asked for their deletion`;
  return { text: `${counted(objects.length, kind, kind)} left${also}`, source: 'list' };
}

/** The API server's own account of the deletion. */
function terminatingCondition(definition: KubeObject): Evidence[] {
  const condition = terminating(definition);
  if (condition === undefined) return [];
  const { status, reason, message, lastTransitionTime } = condition;
  return [{ text: `Terminating is ${status}, ${reason}: ${message}`, source: 'condition', time: lastTransitionTime }];
}

/** The instances cannot be converted: by a list of ours, or by the API server's last words where no list of ours tells. */
function notConverted(
  definition: KubeObject,
  lists: readonly Answer<PartialList>[],
  told: readonly Evidence[],
): readonly Finding[] {
  const gaps = lists.flatMap((list) => (list.ok ? list.value.gaps : [list.gap]));
  const [failure] = gaps.flatMap((gap) => unreadable(gap) ?? []);
  if (failure !== undefined) return [leadsTo(failure, 'certain', told)];
  if (!wasConversion(definition) || !gaps.some(hidesObjects)) return [];
  const message = terminating(definition)?.message ?? '';
  return [leadsTo({ kind: 'type-unreadable', type: definition.metadata.name, message }, 'likely', told)];
}

/** What the API server is at, or what became of its last try; undefined: it has not looked at it yet. */
function reasonOf(definition: KubeObject): string | undefined {
  return terminating(definition)?.reason;
}

/** The API server's last words were that the instances could not be converted. */
function wasConversion(definition: KubeObject): boolean {
  return isConversion(terminating(definition)?.message ?? '');
}

function terminating(definition: KubeObject): Condition | undefined {
  return findCondition(conditionsOf(definition), 'Terminating');
}

function passive(object: KubeObject, told: readonly Evidence[], left: readonly Evidence[]): Finding {
  const symptom = { kind: 'controller-passive', controller: 'kube-apiserver', object, finalizer: CLEANUP } as const;
  const nothing = { text: `no ${definitionOf(object).kind} is left`, source: 'list' };
  return leadsTo(symptom, 'likely', [...(left.length === 0 ? [nothing] : left), ...told]);
}
