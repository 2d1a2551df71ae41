import type { ClusterReader, ObjectPage } from '../../cluster/reader.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import { type Answer, answer, type Gap, gapAnswer } from '../../objects/gap.ts';
import type { Metadata } from '../../objects/metadata.ts';

/** Objects listed at a time. */
const PAGE = 500;

/**
 * All objects of a type as metadata, at the storage version. Where an object cannot be converted to it, that list breaks
 * off as a whole; it goes on behind the last object at another served version, since a stale object needs no conversion to
 * its own, and says `inconsistent` from there on.
 */
export async function* listStoredObjects(
  reader: ClusterReader,
  { endpoint, others }: MigrationSubject,
): AsyncGenerator<Answer<ObjectPage>> {
  let last = '';
  let broken: Gap | undefined;
  for (const type of [endpoint, ...others]) {
    const after = last;
    broken = undefined;
    for await (const page of reader.list({ type, detail: 'metadata', pageSize: PAGE, patient: true })) {
      if (!page.ok) {
        broken = page.gap;
        break;
      }
      const objects = page.value.objects.filter(({ metadata }) => keyOf(metadata) > after);
      last = keyOf(objects.at(-1)?.metadata) || last;
      yield answer({ ...page.value, objects, inconsistent: page.value.inconsistent === true || after !== '' });
    }
    if (broken === undefined) return;
    if (!/conversion webhook|not decodable/.test(broken.message)) break;
  }
  if (broken !== undefined) yield gapAnswer(broken);
}

/** Lists are in the order of these: of the keys in etcd. */
function keyOf(metadata: Metadata | undefined): string {
  if (metadata === undefined) return '';
  const { namespace, name } = metadata;
  return namespace === undefined ? name : `${namespace}/${name}`;
}
