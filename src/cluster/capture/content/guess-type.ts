import { arrayAt, type JsonObject, objectsAt, stringAt } from '../../../objects/json.ts';
import { groupResource, parseApiVersion, type ResourceType } from '../../../objects/resource-type.ts';
import { BUILT_IN_TYPES } from './built-in-types.ts';

/** What a capture without discovery shows of a type. */
export interface SeenType {
  readonly apiVersion: string;
  readonly kind: string;
  /** Plural, where the capture's folders tell it. */
  readonly resource: string | undefined;
  /** True where an object in a namespace was seen. */
  readonly namespaced: boolean;
}

/** The type, as discovery would have told it: from Kubernetes' own types, from its CRD, or from what was seen alone. */
export function guessType(seen: SeenType, definitions: readonly JsonObject[]): ResourceType {
  const { group, version } = parseApiVersion(seen.apiVersion);
  const builtIn = BUILT_IN_TYPES.find((type) => type.group === group && type.kind === seen.kind);
  if (builtIn !== undefined) return { ...builtIn, version };
  const definition = definitions.find(
    (crd) => stringAt(crd, 'spec', 'group') === group && stringAt(crd, 'spec', 'names', 'kind') === seen.kind,
  );
  const name = (key: string) => stringAt(definition, 'spec', 'names', key);
  const names = (key: string) => arrayAt(definition, 'spec', 'names', key).filter((item) => typeof item === 'string');
  const scope = stringAt(definition, 'spec', 'scope');
  return {
    group,
    version,
    resource: name('plural') ?? seen.resource ?? pluralOf(seen.kind),
    kind: seen.kind,
    singular: name('singular') || seen.kind.toLowerCase(),
    shortNames: names('shortNames'),
    categories: names('categories'),
    namespaced: scope === undefined ? seen.namespaced : scope === 'Namespaced',
    verbs: ['get', 'list'],
  };
}

/** Every version that the definition of a type serves, besides the type's own. */
export function otherVersionsOf(type: ResourceType, definitions: readonly JsonObject[]): ResourceType[] {
  const definition = definitions.find((crd) => stringAt(crd, 'metadata', 'name') === groupResource(type));
  return objectsAt(definition, 'spec', 'versions').flatMap((served) => {
    const version = stringAt(served, 'name');
    return version === undefined || version === type.version || served.served === false ? [] : [{ ...type, version }];
  });
}

/** The usual plural of a kind (k8s.io/apimachinery pkg/api/meta/restmapper.go, UnsafeGuessKindToResource). */
function pluralOf(kind: string): string {
  const singular = kind.toLowerCase();
  if (singular.endsWith('s')) return `${singular}es`;
  return singular.endsWith('y') ? `${singular.slice(0, -1)}ies` : `${singular}s`;
}
