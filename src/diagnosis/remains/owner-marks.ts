import type { Answer } from '../../objects/gap.ts';
import type { OwnerReference } from '../../objects/metadata.ts';
import type { KubeObject } from '../../objects/object.ts';
import { nodeId, OwnershipGraph } from '../../ownership/graph.ts';
import { referenceMarks } from '../../ownership/marks.ts';
import { type FoundOwner, type Mark, type OwnerLookup, ownerKey } from '../../ownership/tree-model.ts';
import type { QueryMap } from '../query.ts';

/** Nobody needs more; objects with thousands of owner references have been made to break tools. */
const MOST = 10;

/** Looks for each owner that an object names. */
export function ownerQueries(object: KubeObject): Readonly<Record<string, QueryMap['owner']>> {
  const { owners, namespace } = object.metadata;
  return Object.fromEntries(
    owners
      .slice(0, MOST)
      .map(({ apiVersion, kind, name, uid }, at) => [
        String(at),
        { kind: 'owner', namespace, apiVersion, ownerKind: kind, name, uid },
      ]),
  );
}

/** What look-ups of an object's owners found. */
export interface OwnerFindings {
  /** What is wrong with its references, in their order. */
  readonly marks: readonly Mark[];
  /** References for which nothing was found out. */
  readonly unread: readonly {
    readonly reference: OwnerReference;
    readonly answer: Answer<FoundOwner> & { ok: false };
  }[];
  /** Owners that are there and that the garbage collector finds, so that it keeps the object. */
  readonly solid: readonly KubeObject[];
}

/** Judges an object's owner references as the garbage collector does (ownership/marks.ts), from the look-ups of `ownerQueries`. */
export function judgeOwners(object: KubeObject, answers: Readonly<Record<string, Answer<FoundOwner>>>): OwnerFindings {
  const { owners, namespace } = object.metadata;
  const found = owners.slice(0, MOST).flatMap((reference, at) => {
    const answer = answers[String(at)];
    return answer === undefined ? [] : [{ reference, answer }];
  });
  const lookups = new Map<string, OwnerLookup>();
  const graph = new OwnershipGraph([object]);
  for (const { reference, answer } of found) {
    if (!answer.ok) continue;
    lookups.set(ownerKey({ reference, namespace }), answer.value.lookup);
    if (answer.value.object !== undefined) graph.add([answer.value.object]);
  }
  const notServed = new Set(
    found.flatMap(({ reference, answer }) =>
      answer.ok && answer.value.lookup.kind === 'version-not-served'
        ? [`${reference.apiVersion} ${reference.kind}`]
        : [],
    ),
  );
  const isServed = (apiVersion: string, kind: string) => !notServed.has(`${apiVersion} ${kind}`);
  const marks = referenceMarks(graph, nodeId(object), lookups, isServed).filter(({ kind }) => kind !== 'owner-unread');
  const marked = new Set(marks.flatMap((mark) => ('reference' in mark ? [mark.reference] : [])));
  return {
    marks,
    unread: found.flatMap(({ reference, answer }) => (answer.ok ? [] : [{ reference, answer }])),
    solid: found.flatMap(({ reference, answer }) =>
      answer.ok && answer.value.object !== undefined && !marked.has(reference) ? [answer.value.object] : [],
    ),
  };
}

/** `Widget a (example.com/v1)`: an owner as a reference names it. */
export function referenceInWords({ kind, name, apiVersion }: OwnerReference): string {
  return `${kind} ${name} (${apiVersion})`;
}
