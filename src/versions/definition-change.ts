import { type JsonObject, objectsAt, stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import type { ChangingStep } from './steps.ts';

/** One change of a CRD, as an operation of a JSON patch (RFC 6902) and as what was there before. */
export type DefinitionChange =
  | {
      readonly op: 'add' | 'replace';
      readonly path: string;
      readonly value: string | boolean;
      readonly before: string | boolean | undefined;
    }
  | { readonly op: 'remove'; readonly path: string; readonly before: JsonObject | string | boolean };

/** What a step changes in a CRD. */
export interface DefinitionPatch {
  /** In the order in which they are done. */
  readonly changes: readonly DefinitionChange[];
  /** Of each version that is changed its place in spec.versions, which has to hold when the patch is applied. */
  readonly places: readonly { readonly index: number; readonly version: string }[];
}

/** Which way a step goes: `do` it, or take it back (`undo`), which `remove` cannot. */
export type Direction = 'do' | 'undo';

/** @param object the CRD, read whole */
export function patchFor(
  step: ChangingStep,
  {
    version,
    replacement,
    warning,
    direction,
  }: { version: string; replacement: string; warning: string; direction: Direction },
  object: KubeObject,
): DefinitionPatch {
  const versions = objectsAt(object.body, 'spec', 'versions');
  const at = (name: string) => versions.findIndex((one) => stringAt(one, 'name') === name);
  const [own, other] = [at(version), at(replacement)];
  const of = (index: number) => versions[index] ?? {};
  const set = (index: number, field: string, value: string | boolean): DefinitionChange => {
    const before = of(index)[field];
    const isThere = typeof before === 'string' || typeof before === 'boolean';
    return {
      ...{ op: isThere ? 'replace' : 'add', path: `/spec/versions/${index}/${field}`, value },
      before: isThere ? before : undefined,
    };
  };
  const place = { index: own, version };
  const isUndo = direction === 'undo';
  switch (step) {
    case 'deprecate':
      if (!isUndo)
        return { changes: [set(own, 'deprecated', true), set(own, 'deprecationWarning', warning)], places: [place] };
      return { changes: [...drop(of(own), own, 'deprecationWarning'), set(own, 'deprecated', false)], places: [place] };
    case 'switch-storage':
      return {
        changes: [set(own, 'storage', isUndo), set(other, 'storage', !isUndo)],
        places: [place, { index: other, version: replacement }],
      };
    case 'stop-serving':
      return { changes: [set(own, 'served', isUndo)], places: [place] };
    case 'remove':
      return { changes: [{ op: 'remove', path: `/spec/versions/${own}`, before: of(own) }], places: [place] };
  }
}

function drop(version: JsonObject, index: number, field: string): DefinitionChange[] {
  const before = version[field];
  return typeof before === 'string' ? [{ op: 'remove', path: `/spec/versions/${index}/${field}`, before }] : [];
}

/** What to say to whoever uses a version; the API server takes 256 characters (apiextensions/v1 types.go). */
export function defaultWarning(group: string, kind: string, version: string, replacement: string): string {
  return `${group}/${version} ${kind} is deprecated and will be removed; use ${group}/${replacement} ${kind}`.slice(
    0,
    256,
  );
}
