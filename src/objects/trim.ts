import { type JsonObject, objectAt, valueAt } from './json.ts';
import { LAST_APPLIED } from './metadata.ts';
import { secretAnnotations } from './secret-annotations.ts';

/**
 * An object as readers hand it out whole: with apiVersion and kind (items of lists come without), without last-applied,
 * which only repeats what is elsewhere, and without the values of Secrets, which their annotations may hold as well, nor
 * the names under which the values stood, which their managedFields hold.
 * Takes the object over: its metadata is changed in place.
 */
export function trimObject(object: JsonObject, apiVersion: string | undefined, kind: string | undefined): JsonObject {
  const body: JsonObject = { ...object, apiVersion, kind };
  const metadata = objectAt(body, 'metadata');
  if (metadata !== undefined) {
    const annotations = objectAt(metadata, 'annotations');
    if (annotations !== undefined) delete annotations[LAST_APPLIED];
  }
  if (kind === 'Secret') {
    delete body.data;
    delete body.stringData;
    const annotations = objectAt(metadata, 'annotations');
    if (metadata !== undefined && annotations !== undefined) metadata.annotations = secretAnnotations(annotations);
    if (metadata !== undefined) delete metadata.managedFields;
  }
  return body;
}

/** Of an object, who wrote it: a body with nothing but metadata.managedFields. Not for Secrets, as field names tell. */
export function managersAlone(object: JsonObject): JsonObject {
  return { metadata: { managedFields: valueAt(object, 'metadata', 'managedFields') } };
}
