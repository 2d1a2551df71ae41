import type { OwnerReference } from '../../objects/metadata.ts';
import type { Mark } from '../../ownership/tree-model.ts';
import { referenceInWords } from './owner-marks.ts';

/**
 * Marks of references with which the garbage collector cannot decide about an object, so that it never deletes it
 * (kubernetes pkg/controller/garbagecollector/garbagecollector.go: isDangling fails, attemptToDeleteWorker tries again for
 * ever, or forgets a cluster-scoped object with a namespaced owner).
 */
export type Undecidable = Mark & {
  readonly kind: 'owner-type-not-served' | 'owner-version-not-served' | 'cluster-scoped-with-namespaced-owner';
};

export function undecidable(marks: readonly Mark[]): Undecidable[] {
  return marks.filter(
    (mark): mark is Undecidable =>
      mark.kind === 'owner-type-not-served' ||
      mark.kind === 'owner-version-not-served' ||
      mark.kind === 'cluster-scoped-with-namespaced-owner',
  );
}

/** A sentence part: why the garbage collector never deletes an object, which is `it`, or named in words. */
export function undecidableText(object: string, { kind, reference }: Undecidable): string {
  const owner = referenceInWords(reference);
  const why =
    kind === 'cluster-scoped-with-namespaced-owner'
      ? `is cluster-scoped and names ${owner} as its owner, which is in a namespace`
      : `names ${owner} as its owner, which the cluster does not serve`;
  return `${object} ${why}, so that the garbage collector never deletes it`;
}

/** An owner reference as it stands in the object. */
export function referenceEvidence({ apiVersion, kind, name, uid }: OwnerReference) {
  return { text: `${apiVersion} ${kind} ${name}, uid ${uid}`, source: 'ownerReferences' };
}
