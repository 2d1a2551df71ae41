import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { isTerminating } from '../deletion-age.ts';
import type { Evidence, Finding } from '../finding.ts';
import { leadsTo, toldFirst } from '../leads-to.ts';
import { conditionEvidence, isToBeEmptied, namespaceTrouble } from '../remains/namespace.ts';
import { byKind, isPod } from '../remains/remaining.ts';
import { hidesObjects, unreadable } from '../remains/unreadable.ts';
import { defineRule } from '../rule.ts';

/**
 * A namespace goes when nothing is left in it. What is left is listed: the namespace's conditions are from the namespace
 * controller's last look, and say nothing of what it has not come to while pods are left.
 */
export const namespaceContent = defineRule({
  id: 'namespace-content',
  explains: 'terminating',
  looksFor: 'What is left in a Terminating namespace, as lists of all types show it, whatever its conditions say.',
  sources: [
    'kubernetes/kubernetes pkg/controller/namespace/deletion/namespaced_resources_deleter.go (deleteAllContent)',
  ],
  applies: ({ object }) => isToBeEmptied(object),
  needs: ({ object }) => ({ contents: { kind: 'contents', namespace: object.metadata.name } as const }),
  judge({ object }, { contents }) {
    if (!contents.ok) return [];
    const { objects, gaps } = contents.value;
    const followed = objects.filter((each) => isTerminating(each) && each.body !== undefined);
    // What could not be listed for want of a permission may hold the namespace as well.
    const certainty = gaps.some(hidesObjects) ? 'likely' : 'certain';
    const held = followed.map((each) => leadsTo({ kind: 'terminating', object: each }, certainty));
    const told = objects.length === 0 ? [] : [...leftEvidence(objects), ...conditionEvidence(object)];
    const lists = unlisted(gaps);
    return [...toldFirst(told, held), ...lists, ...unconverted(object, gaps)];
  },
});

function leftEvidence(objects: readonly KubeObject[]): Evidence[] {
  const source = 'lists of all types';
  const waiting = objects.filter((object) => !isTerminating(object));
  const pods = objects.some(isPod);
  const why = pods
    ? 'waiting for the pods, which go first, with nobody asking for their deletion before'
    : 'nobody has asked for the deletion of';
  return [
    { text: `left in it: ${byKind(objects)}`, source },
    ...(waiting.length === 0 ? [] : [{ text: `${why}: ${byKind(waiting)}`, source }]),
  ];
}

/** Types whose lists fail for the namespace controller just as for us: it deletes nothing that it cannot list. */
function unlisted(gaps: readonly Gap[]): Finding[] {
  return gaps.flatMap((gap) => {
    const symptom = gap.subject.kind === 'list' ? unreadable(gap) : undefined;
    return symptom === undefined ? [] : [leadsTo(symptom, 'certain')];
  });
}

/**
 * A type that the user may not list, and of which the namespace controller's last words were that its objects could not be
 * converted. Where our own list works that is over.
 */
function unconverted(namespace: KubeObject, gaps: readonly Gap[]): Finding[] {
  const condition = namespaceTrouble(namespace, 'NamespaceDeletionContentFailure');
  const [, type] = /failed to read one or more (\S+) from the storage/.exec(condition?.message ?? '') ?? [];
  if (condition === undefined || type === undefined) return [];
  const unlisted = gaps.some(
    (gap) => gap.subject.kind === 'list' && groupResource(gap.subject.type) === type && unreadable(gap) === undefined,
  );
  const evidence = { text: `${condition.type} is True`, source: 'condition', time: condition.lastTransitionTime };
  return unlisted ? [leadsTo({ kind: 'type-unreadable', type, message: condition.message }, 'likely', [evidence])] : [];
}
