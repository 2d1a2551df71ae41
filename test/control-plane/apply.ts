import { loadAll } from 'js-yaml';
import type { Requester } from './request.ts';
import { waitFor } from './wait.ts';

/** YAML text, one object, several, or a list. */
export type ApplyInput = string | object | readonly object[];

/** Applies what it is given, in that order. */
export type Apply = (input: ApplyInput) => Promise<void>;

/** An object as far as applying it needs it; the API server checks the rest. */
export interface ApplicableObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** Where the API server has the objects of a kind. */
interface Place {
  readonly resource: string;
  readonly namespaced: boolean;
}

/**
 * Server-side apply as `kubectl apply --server-side --force-conflicts --field-manager=test` does it, unknown fields an
 * error, but in this process: kubectl takes a third of a second of a processor for each call. A kind that is not served
 * yet is waited for.
 */
export function applier(request: Requester): Apply {
  const places = new Map<string, Place>();
  const placeOf = async ({ apiVersion, kind }: ApplicableObject): Promise<Place> => {
    const key = `${apiVersion}/${kind}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    const found = await waitFor(`${key} to be served`, () => findPlace(request, apiVersion, kind));
    places.set(key, found);
    return found;
  };
  return async (input) => {
    for (const object of applicableObjects(input)) {
      const { apiVersion, metadata } = object;
      const { resource, namespaced } = await placeOf(object);
      const scope = namespaced ? `namespaces/${metadata.namespace ?? 'default'}/` : '';
      const path = `${baseOf(apiVersion)}/${scope}${resource}/${encodeURIComponent(metadata.name)}`;
      const answer = await request(`${path}?fieldManager=test&force=true&fieldValidation=Strict`, {
        method: 'PATCH',
        contentType: 'application/apply-patch+yaml',
        body: object,
      });
      if (answer.status > 201) throw new Error(`apply of ${path} failed: ${answer.status} ${answer.text}`);
    }
  };
}

/** The objects of an input, those of lists one by one. */
export function applicableObjects(input: ApplyInput): ApplicableObject[] {
  const documents: readonly unknown[] =
    typeof input === 'string' ? loadAll(input) : Array.isArray(input) ? input : [input];
  return documents.filter((document) => document !== null && document !== undefined).flatMap(parse);
}

function parse(document: unknown): ApplicableObject[] {
  if (typeof document === 'object' && document !== null && 'items' in document && Array.isArray(document.items)) {
    return document.items.flatMap(parse);
  }
  if (!isApplicable(document)) throw new Error(`nothing to apply: ${JSON.stringify(document)}`);
  return [document];
}

function isApplicable(document: unknown): document is ApplicableObject {
  return (
    typeof document === 'object' &&
    document !== null &&
    ['apiVersion', 'kind', 'metadata'].every((key) => key in document)
  );
}

function baseOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

async function findPlace(request: Requester, apiVersion: string, kind: string): Promise<Place | undefined> {
  const answer = await request(baseOf(apiVersion));
  if (answer.status !== 200) return undefined;
  // The shape is the API server's own: an APIResourceList.
  const { resources } = answer.json() as { resources: { name: string; kind: string; namespaced: boolean }[] };
  const found = resources.find((resource) => resource.kind === kind && !resource.name.includes('/'));
  return found === undefined ? undefined : { resource: found.name, namespaced: found.namespaced };
}
