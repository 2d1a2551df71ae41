import { arrayAt, isObject, type Json, type JsonObject, objectsAt, stringAt } from '../../../objects/json.ts';
import type { ResourceType } from '../../../objects/resource-type.ts';
import { type Found, type GroupVersion, groupGap } from './group-version.ts';

/** Aggregated discovery in the versions that are understood, newest first, then the old form (kubectl's own words). */
export const AGGREGATED_ACCEPT = [
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
  'application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList',
  'application/json',
].join(',');

/**
 * Reads an APIGroupDiscoveryList (k8s.io/api apidiscovery/v2 and v2beta1, the same in JSON); undefined where it is
 * something else. An aggregated API with nobody behind it shows as `freshness: Stale`: a gap, its types unknown.
 */
export function parseAggregated(document: Json | undefined): Found | undefined {
  if (!isObject(document) || stringAt(document, 'kind') !== 'APIGroupDiscoveryList') return undefined;
  const groupVersions: GroupVersion[] = [];
  const gaps = [];
  for (const item of objectsAt(document, 'items')) {
    const group = stringAt(item, 'metadata', 'name') ?? '';
    for (const entry of objectsAt(item, 'versions')) {
      const version = stringAt(entry, 'version') ?? '';
      const types = objectsAt(entry, 'resources').flatMap((resource) => parseType(resource, group, version));
      groupVersions.push({ group, version, types });
      if (stringAt(entry, 'freshness') !== 'Stale') continue;
      const message = `nobody answers for the API ${group}/${version} (stale discovery)`;
      gaps.push(groupGap(group, version, 'unavailable', message));
    }
  }
  return { groupVersions, gaps, form: 'aggregated' };
}

function parseType(resource: JsonObject, group: string, version: string): ResourceType[] {
  const name = stringAt(resource, 'resource') ?? '';
  const kind = stringAt(resource, 'responseKind', 'kind') ?? '';
  if (name === '' || kind === '') return [];
  return [
    {
      group,
      version,
      resource: name,
      singular: stringAt(resource, 'singularResource') || kind.toLowerCase(),
      kind,
      shortNames: strings(resource, 'shortNames'),
      categories: strings(resource, 'categories'),
      namespaced: stringAt(resource, 'scope') === 'Namespaced',
      verbs: strings(resource, 'verbs'),
      hasStatus: objectsAt(resource, 'subresources').some((one) => stringAt(one, 'subresource') === 'status'),
    },
  ];
}

function strings(resource: JsonObject, key: string): string[] {
  return arrayAt(resource, key).filter((item) => typeof item === 'string');
}
