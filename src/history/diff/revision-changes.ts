import { type Json, type JsonObject, numberAt, objectAt, stringAt, valueAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { FieldChange } from '../happening.ts';
import { fieldChanges } from '../recording/field-changes.ts';

/** A label that every ReplicaSet's template has, and none of the Deployment's (apps/v1 types.go). */
const HASH = 'pod-template-hash';

/**
 * What changed in the pod template from the revision before to one of these numbers; undefined where the one before is not
 * kept any more (spec.revisionHistoryLimit), or there was none.
 * @param all ReplicaSets or ControllerRevisions of one workload, read whole
 * @param number of the revision, now or before
 */
export function revisionChanges(
  all: readonly KubeObject[],
  revision: KubeObject,
  number: number | undefined,
): readonly FieldChange[] | undefined {
  if (number === undefined) return undefined;
  const before = all.find((one) => numbersOf(one).includes(number - 1));
  if (before === undefined || before === revision) return undefined;
  return fieldChanges(templateOf(before), templateOf(revision), 'spec.template');
}

/** The numbers that a revision has and had: one that is gone back to gets the next one. */
function numbersOf({ metadata, body }: KubeObject): readonly number[] {
  const { annotations } = metadata;
  const present = annotations['deployment.kubernetes.io/revision'] ?? String(numberAt(body, 'revision') ?? '');
  const earlier = (annotations['deployment.kubernetes.io/revision-history'] ?? '').split(',');
  return [present, ...earlier].filter((text) => /^\d{1,15}$/.test(text)).map(Number);
}

function templateOf({ type, body }: KubeObject): Json | undefined {
  const path = type.kind === 'ControllerRevision' ? ['data', 'spec', 'template'] : ['spec', 'template'];
  const template = objectAt(body, ...path);
  return template === undefined ? undefined : withoutHash(template);
}

function withoutHash(template: JsonObject): JsonObject {
  if (stringAt(template, 'metadata', 'labels', HASH) === undefined) return template;
  const labels = objectAt(template, 'metadata', 'labels') ?? {};
  const { [HASH]: _, ...others } = labels;
  return { ...template, metadata: { ...objectAt(template, 'metadata'), labels: others } };
}

/** What was applied last with `kubectl apply` and is otherwise now; what was not applied is no difference. */
export function appliedDifferences(applied: Json | undefined, present: KubeObject): readonly FieldChange[] {
  const places = Object.keys(objectAt(applied) ?? {}).filter((place) => !NOT_COMPARED.has(place));
  return places
    .flatMap((place) => fieldChanges(valueAt(applied, place), valueAt(present.body, place), place))
    .filter(({ before }) => before !== undefined);
}

const NOT_COMPARED: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'status']);
