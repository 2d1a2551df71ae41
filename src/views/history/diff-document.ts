import type { SpecChange, SubjectChanges } from '../../history/diff/spec-changes.ts';
import type { Source, Subject } from '../../history/entry.ts';
import type { FieldChange } from '../../history/happening.ts';
import type { Gap } from '../../objects/gap.ts';
import { type GapDocument, gapDocument } from '../gap-document.ts';
import type { WhenDocument } from './document.ts';
import { moment } from './moment.ts';

/** `conditions --diff -o json|yaml`. Times are RFC 3339. */
export interface SpecChangesDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'SpecChanges';
  readonly items: readonly SubjectChangesDocument[];
  readonly gaps: readonly GapDocument[];
}

/** What changed in the spec of one object. */
export interface SubjectChangesDocument {
  readonly object: Subject;
  /** Oldest first. */
  readonly changes: readonly SpecChangeDocument[];
  /** What was applied last with `kubectl apply` (before) and is otherwise now (after); absent where nothing tells. */
  readonly applied?: readonly FieldChange[];
  /** All between FROM and TO as one. */
  readonly comparison?: {
    readonly changes: readonly FieldChange[];
    /** Changes in between of which nothing tells what was there before. */
    readonly unknown: number;
  };
}

/** One change. */
export interface SpecChangeDocument {
  readonly when: WhenDocument;
  readonly sources: readonly Source[];
  /** `generation`, `rollout` or `write`: what tells of it. */
  readonly kind: string;
  readonly generation?: number;
  /** Who wrote it. */
  readonly manager?: string;
  /** The ReplicaSet or ControllerRevision. */
  readonly revision?: string;
  /** Absent: nothing tells what was there before. */
  readonly changes?: readonly FieldChange[];
  /** Without `changes`: what the manager owns, some of which it wrote. */
  readonly fields?: readonly string[];
}

/** Changes for programs. */
export function specChangesDocument(items: readonly SubjectChanges[], gaps: readonly Gap[]): SpecChangesDocument {
  return {
    apiVersion: 'kubectl-operator/v1',
    kind: 'SpecChanges',
    items: items.map(({ subject, changes, applied, comparison }) => ({
      object: subject,
      changes: changes.map(changeDocument),
      ...(applied === undefined ? {} : { applied }),
      ...(comparison === undefined ? {} : { comparison }),
    })),
    gaps: gaps.map(gapDocument),
  };
}

function changeDocument({ entry, changes, generation }: SpecChange): SpecChangeDocument {
  const { what, when, sources } = entry;
  const manager = what.kind === 'write' || what.kind === 'generation' ? what.manager : undefined;
  return {
    when: {
      ...(when.earliest === undefined ? {} : { earliest: moment(when.earliest) }),
      latest: moment(when.latest),
    },
    sources,
    kind: what.kind,
    ...(generation === undefined ? {} : { generation }),
    ...(manager === undefined ? {} : { manager }),
    ...(what.kind === 'rollout' ? { revision: what.name } : {}),
    ...(changes === undefined ? {} : { changes }),
    ...(changes === undefined && what.kind === 'write' ? { fields: what.fields } : {}),
  };
}
