import type { JsonObject } from '../../../objects/json.ts';
import { parseLabelSelector } from '../../../objects/label-selector.ts';
import type { Metadata } from '../../../objects/metadata.ts';
import { type Result, success } from '../../../objects/problem.ts';
import { parseFieldSelector } from './field-selector.ts';

/** Tells whether an object is one that the selectors ask for; a selector that is not given asks for all. */
export function parseSelectors(
  labelSelector: string | undefined,
  fieldSelector: string | undefined,
): Result<(metadata: Metadata, object: JsonObject) => boolean> {
  const labels = parseLabelSelector(labelSelector ?? '');
  if (!labels.ok) return labels;
  const fields = parseFieldSelector(fieldSelector ?? '');
  if (!fields.ok) return fields;
  return success((metadata, object) => labels.value(metadata.labels) && fields.value(object));
}
