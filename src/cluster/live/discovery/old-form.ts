import { arrayAt, booleanAt, type Json, type JsonObject, objectsAt, stringAt } from '../../../objects/json.ts';
import { parseApiVersion, type ResourceType } from '../../../objects/resource-type.ts';
import type { Client } from '../client/api.ts';
import { parseJson } from '../objects/decode.ts';
import { type Found, groupGap } from './group-version.ts';

/** How long one part of discovery may take where the user has set no limit, in milliseconds (client-go's default). */
export const DISCOVERY_TIMEOUT = 32_000;

/**
 * Discovery as servers before 1.26 know it: the groups are named in `document`, an APIVersions or APIGroupList, and
 * each of their versions is asked for by itself, all at once. A version that does not answer costs only itself.
 */
export async function discoverOldForm(client: Client, document: Json | undefined, timeout: number): Promise<Found> {
  const asked = groupVersionsOf(document).map(async (groupVersion): Promise<Omit<Found, 'form'>> => {
    const { group, version } = parseApiVersion(groupVersion);
    const path = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
    const response = await client.askWhole({ path, accept: 'application/json', timeout });
    if (!response.ok) {
      const { reason, message } = response.failure;
      return { groupVersions: [], gaps: [groupGap(group, version, reason, message)] };
    }
    const list = parseJson(response.value.body);
    const resources = objectsAt(list, 'resources');
    const names = new Set(resources.map((resource) => stringAt(resource, 'name')));
    const types = resources.flatMap((resource) => parseOldType(resource, group, version, names));
    return { groupVersions: [{ group, version, types }], gaps: [] };
  });
  const found = await Promise.all(asked);
  return {
    groupVersions: found.flatMap((one) => one.groupVersions),
    gaps: found.flatMap((one) => one.gaps),
    form: 'by-group',
  };
}

/** `v1` or `apps/v1`, each group's preferred version first. */
function groupVersionsOf(document: Json | undefined): string[] {
  const core = arrayAt(document, 'versions').filter((item) => typeof item === 'string');
  const groups = objectsAt(document, 'groups').flatMap((group) => {
    const preferred = stringAt(group, 'preferredVersion', 'groupVersion');
    const served = objectsAt(group, 'versions').map((version) => stringAt(version, 'groupVersion'));
    return [preferred, ...served].filter((item) => item !== undefined);
  });
  return [...new Set([...core, ...groups])];
}

/** @param names of all that the version has: `pods`, `pods/status` */
function parseOldType(
  resource: JsonObject,
  group: string,
  version: string,
  names: ReadonlySet<string | undefined>,
): ResourceType[] {
  const name = stringAt(resource, 'name') ?? '';
  const kind = stringAt(resource, 'kind') ?? '';
  // `pods/log` and its like are subresources, not types.
  if (name === '' || kind === '' || name.includes('/')) return [];
  const strings = (key: string) => arrayAt(resource, key).filter((item) => typeof item === 'string');
  return [
    {
      group,
      version,
      resource: name,
      singular: stringAt(resource, 'singularName') || kind.toLowerCase(),
      kind,
      shortNames: strings('shortNames'),
      categories: strings('categories'),
      namespaced: booleanAt(resource, 'namespaced') ?? false,
      verbs: strings('verbs'),
      hasStatus: names.has(`${name}/status`),
    },
  ];
}
