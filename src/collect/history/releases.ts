import { releaseOf } from '../../history/sources/helm.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Lister } from '../list-kept.ts';

/** Names that Helm allows (helm/helm pkg/chartutil/validate_name.go); anybody can write anything into an annotation. */
const NAME = /^[a-z0-9]([a-z0-9.-]{0,51}[a-z0-9])?$/;

/** The Secrets in which Helm keeps the revisions of the releases that objects belong to, as metadata. */
export async function readReleases(objects: readonly KubeObject[], lister: Lister): Promise<readonly KubeObject[]> {
  const found = objects.flatMap((object) => releaseOf(object) ?? []);
  const releases = new Map(found.map((release) => [`${release.namespace}/${release.name}`, release]));
  const lists = await Promise.all(
    [...releases.values()]
      .filter(({ name, namespace }) => NAME.test(name) && NAME.test(namespace))
      .map(({ name, namespace }) =>
        lister.list(
          { group: '', resource: 'secrets', namespace, labelSelector: `owner=helm,name=${name}` },
          (secret) => secret,
        ),
      ),
  );
  return lists.flat();
}
