import { parseApiVersion } from '../../objects/resource-type.ts';
import type { Edge, Mark, ObjectName } from '../../ownership/tree-model.ts';

/** One mark of a node in words, short enough for the end of a line. */
export function markText(mark: Mark, edge: Edge): string {
  switch (mark.kind) {
    case 'cycle':
      return `owns its own owner ${nameText(mark.to)}`;
    case 'shown-elsewhere':
      return `shown below ${nameText(mark.under)}`;
    case 'other-owners':
      return `${edge.kind === 'root' ? '' : 'also '}owned by ${listed(mark.owners.map(({ kind, name }) => `${kind}/${name}`))}`;
    case 'owner-gone':
      return mark.evidence.kind === 'replaced'
        ? `owner ${referenceText(mark)} is gone: another object has its name now`
        : `owner ${referenceText(mark)} is gone`;
    case 'owner-in-other-namespace':
      return `owner ${referenceText(mark)} is in namespace ${mark.namespace}: the garbage collector deletes this object`;
    case 'owner-mismatch':
      return `owner reference says ${mismatchText(mark)}, its uid is ${mark.actual.kind}/${mark.actual.name}`;
    case 'cluster-scoped-with-namespaced-owner':
      return `cluster-scoped, but owner ${referenceText(mark)} is namespaced: never garbage collected`;
    case 'owner-type-not-served':
      return `the cluster does not serve the type of owner ${referenceText(mark)} (${mark.reference.apiVersion})`;
    case 'owner-version-not-served':
      return `owner reference ${referenceText(mark)} is at ${parseApiVersion(mark.reference.apiVersion).version}, which is not served: never garbage collected`;
    case 'lifted':
      return `below ${nameText(mark.from)}`;
    case 'owner-unread':
      return `owner ${referenceText(mark)} could not be read`;
  }
}

/** How many names of one kind stand on a line; the rest is counted, and is in `-o json`. */
const NAMED = 5;

/** Names for the end of a line: an object can have thousands of finalizers or owners. */
export function listed(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return `${names.slice(0, NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function referenceText({ reference }: Extract<Mark, { readonly reference: unknown }>): string {
  return `${reference.kind}/${reference.name}`;
}

/** What is wrong in the reference is said in full: a wrong group hides behind a right kind. */
function mismatchText({ reference, wrong }: Extract<Mark, { kind: 'owner-mismatch' }>): string {
  const group = wrong.includes('group') ? `.${parseApiVersion(reference.apiVersion).group || 'core'}` : '';
  return `${reference.kind}${group}/${reference.name}`;
}

function nameText({ kind, name }: ObjectName): string {
  return `${kind}/${name}`;
}
