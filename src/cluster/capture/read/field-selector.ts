import type { JsonObject } from '../../../objects/json.ts';
import { valueAt } from '../../../objects/json.ts';
import { failure, type Result, success } from '../../../objects/problem.ts';

/** Tells whether an object matches. */
export type FieldMatcher = (object: JsonObject) => boolean;

/**
 * Parses a field selector: `path=value`, `path==value` and `path!=value`, all of which must hold
 * (k8s.io/apimachinery pkg/fields/selector.go). An API server knows a few fields of each type; here any path of keys
 * to a plain value will do, and one that is missing counts as empty.
 */
export function parseFieldSelector(text: string): Result<FieldMatcher> {
  const matchers: FieldMatcher[] = [];
  // A backslash takes the meaning from a comma, an equals sign or a backslash.
  for (const [part] of text.matchAll(/(?:\\.|[^,\\])+/g)) {
    const [, path, operator, escaped] = /^([A-Za-z0-9_.-]+)\s*(!=|==|=)((?:\\.|[^\\])*)$/.exec(part.trim()) ?? [];
    if (path === undefined || escaped === undefined) {
      return failure(
        `"${text}" is no field selector`,
        'Write it as kubectl --field-selector takes it: status.phase=Running.',
      );
    }
    const value = escaped.trim().replaceAll(/\\(.)/g, '$1');
    matchers.push((object) => (fieldText(object, path) === value) === (operator !== '!='));
  }
  return success((object) => matchers.every((matches) => matches(object)));
}

function fieldText(object: JsonObject, path: string): string {
  const value = valueAt(object, ...path.split('.'));
  return typeof value === 'object' || value === undefined ? '' : String(value);
}
