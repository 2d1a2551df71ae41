import { conditionsOf, findCondition } from '../../objects/condition.ts';
import { definitionOf } from '../../objects/definition.ts';
import type { KubeObject } from '../../objects/object.ts';
import { deletionAge, isTerminating } from '../deletion-age.ts';
import type { Evidence, Finding } from '../finding.ts';
import { leadsTo, toldFirst } from '../leads-to.ts';
import { defineRule } from '../rule.ts';
import { isConversion, unreadable } from '../unreadable.ts';
import { counted } from '../words.ts';

/** The finalizer of every CustomResourceDefinition that is being deleted. */
export const CLEANUP = 'customresourcecleanup.apiextensions.k8s.io';

/** The API server deletes all custom resources of a definition, and lets it go when none is left. */
export const definitionInstances = defineRule({
  id: 'definition-instances',
  explains: 'finalizer',
  looksFor: 'Custom resources that are left of a CustomResourceDefinition that is being deleted.',
  sources: ['kubernetes/apiextensions-apiserver pkg/controller/finalizer/crd_finalizer.go'],
  applies: ({ object, finalizer }) => finalizer === CLEANUP && object.type.kind === 'CustomResourceDefinition',
  needs({ object }) {
    const { group, resource } = definitionOf(object);
    return { instances: { kind: 'instances', group, resource } as const };
  },
  judge({ object }, { instances }, { now, stuckAfter }) {
    const told = terminatingCondition(object);
    const settled = (deletionAge(object, now) ?? 0) >= stuckAfter;
    if (!instances.ok) return instances.gap.reason === 'not-found' && settled ? [passive(object, told, [])] : [];
    const { objects, gaps } = instances.value;
    const failures = gaps.flatMap((gap) => unreadable(gap) ?? []);
    const certainty = failures.length === gaps.length ? 'certain' : 'likely';
    const held = objects
      .filter((each) => isTerminating(each) && each.body !== undefined)
      .map((each) => leadsTo({ kind: 'terminating', object: each }, certainty));
    const left = objects.length === 0 ? [] : [leftEvidence(object, objects)];
    const findings = [...toldFirst([...left, ...told], held), ...unreadableType(object, failures, told)];
    if (findings.length > 0) return findings;
    return gaps.length === 0 && settled ? [passive(object, told, left)] : [];
  },
});

function leftEvidence(definition: KubeObject, objects: readonly KubeObject[]): Evidence {
  const { kind } = definitionOf(definition);
  const waiting = objects.filter((object) => !isTerminating(object)).length;
  const also = waiting === 0 ? '' : `, ${waiting} of them without anybody having asked for their deletion`;
  return { text: `${counted(objects.length, kind, kind)} left${also}`, source: 'list' };
}

/** The API server's own account of the deletion. */
function terminatingCondition(definition: KubeObject): Evidence[] {
  const condition = findCondition(conditionsOf(definition), 'Terminating');
  if (condition === undefined) return [];
  const { status, reason, message, lastTransitionTime } = condition;
  return [{ text: `Terminating is ${status}, ${reason}: ${message}`, source: 'condition', time: lastTransitionTime }];
}

/** Its objects cannot be converted, by a list of our own or by the API server's last words. */
function unreadableType(
  definition: KubeObject,
  failures: readonly NonNullable<ReturnType<typeof unreadable>>[],
  told: readonly Evidence[],
): Finding[] {
  const [failure] = failures;
  if (failure !== undefined) return [leadsTo(failure, 'certain', told)];
  const message = findCondition(conditionsOf(definition), 'Terminating')?.message ?? '';
  if (!isConversion(message)) return [];
  return [leadsTo({ kind: 'type-unreadable', type: definition.metadata.name, message }, 'likely', told)];
}

function passive(object: KubeObject, told: readonly Evidence[], left: readonly Evidence[]): Finding {
  const symptom = { kind: 'controller-passive', controller: 'kube-apiserver', object, finalizer: CLEANUP } as const;
  const nothing = { text: `no ${definitionOf(object).kind} is left`, source: 'list' };
  return leadsTo(symptom, 'likely', [...(left.length === 0 ? [nothing] : left), ...told]);
}
