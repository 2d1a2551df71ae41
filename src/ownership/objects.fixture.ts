import type { JsonObject } from '../objects/json.ts';
import { parseMetadata } from '../objects/metadata.ts';
import type { KubeObject } from '../objects/object.ts';
import { parseApiVersion } from '../objects/resource-type.ts';

/** What a test says about an object; the rest is as usual. */
export interface Sample {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly name: string;
  /** null: a cluster-scoped type. */
  readonly namespace?: string | null;
  /** Default: the name. */
  readonly uid?: string;
  readonly owners?: readonly (string | JsonObject)[];
  readonly labels?: Record<string, string>;
  readonly shortNames?: readonly string[];
  readonly rest?: JsonObject;
}

/** An object for tests. An owner given as text is a controller ConfigMap of that name and uid. */
export function sample({
  apiVersion = 'v1',
  kind = 'ConfigMap',
  name,
  namespace = 'shop',
  ...more
}: Sample): KubeObject {
  const { uid = name, owners = [], labels = {}, shortNames = [], rest = {} } = more;
  const body: JsonObject = {
    apiVersion,
    kind,
    metadata: {
      name,
      uid,
      labels,
      ...(namespace === null ? {} : { namespace }),
      ownerReferences: owners.map((owner) => (typeof owner === 'string' ? reference(owner) : owner)),
    },
    ...rest,
  };
  const resource = `${kind.toLowerCase()}s`;
  const type = {
    ...parseApiVersion(apiVersion),
    ...{ resource, singular: kind.toLowerCase(), kind, shortNames, categories: [], verbs: ['get', 'list'] },
    namespaced: namespace !== null,
  };
  return { type, metadata: parseMetadata(body), body };
}

/** An owner reference; what is not given is that of a controller ConfigMap whose uid is its name. */
export function reference(name: string, differently: JsonObject = {}): JsonObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', name, uid: name, controller: true, ...differently };
}
