import { arrayAt, type JsonObject, objectsAt, stringAt, stringMapAt } from './json.ts';

/**
 * Whether labels fit a selector as objects hold it (apimachinery pkg/apis/meta/v1/types.go, LabelSelector): all of
 * matchLabels and matchExpressions; an empty one, or none, fits everything. An operator that is not known fits nothing.
 */
export function fitsSelector(selector: JsonObject | undefined, labels: Readonly<Record<string, string>>): boolean {
  const wanted = Object.entries(stringMapAt(selector, 'matchLabels'));
  return (
    wanted.every(([key, value]) => labelOf(labels, key) === value) &&
    objectsAt(selector, 'matchExpressions').every((expression) => fitsExpression(expression, labels))
  );
}

function fitsExpression(expression: JsonObject, labels: Readonly<Record<string, string>>): boolean {
  const value = labelOf(labels, stringAt(expression, 'key') ?? '');
  const values = arrayAt(expression, 'values');
  switch (stringAt(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

/** The value of a label; undefined where the object does not have it, whatever it inherits. */
export function labelOf(labels: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}
