import { randomUUID } from 'node:crypto';
import { keyPrefix, pathOf } from './migrated-kind.ts';
import { objectPath, placeOf, sample } from './objects.ts';
import type { Stage } from './stage.ts';
import { type PlainObject, plain, storedObject } from './stored-object.ts';

/** Somebody else who writes objects of the kind; each success is noted as what should be stored from then on. */
export interface OtherWriter {
  /** Creates the object of that index at a version. */
  create(index: number, version: string): Promise<void>;
  /** Changes an object's spec through a version. */
  change(index: number, version: string): Promise<void>;
  /**
   * Deletes an object, and stores another of its name at the oldest version, past the API server: as an API server does
   * that has not heard of the new storage version. Throws where no object is stored so any more.
   */
  replaceStale(index: number): Promise<void>;
  /** Notes that the object of that index is gone. */
  wasRemoved(index: number): void;
  /** Deletes an object. */
  remove(index: number): Promise<void>;
  /** Deletes it, and creates another of the same name. */
  replace(index: number, version: string): Promise<void>;
}

/**
 * Only for kinds whose objects look the same at every version (strategy None): what is noted is what the API server
 * answered. Throws where a write is refused.
 */
export function otherWriter({ plane, kind, fault, expected }: Stage): OtherWriter {
  const keyOf = (index: number): string => {
    const { namespace, name } = placeOf(kind, index);
    return `${keyPrefix(kind)}${namespace === undefined ? '' : `${namespace}/`}${name}`;
  };
  const send = async (index: number, path: string, options: Parameters<typeof plane.request>[1]): Promise<void> => {
    const answer = await plane.request(path, options);
    if (answer.status > 201) throw new Error(`${options?.method} ${path}: ${answer.status} ${answer.text}`);
    if (options?.method === 'DELETE') expected.delete(keyOf(index));
    else expected.set(keyOf(index), storedObject(keyOf(index), answer.text));
  };
  const isOldest = ({ apiVersion }: PlainObject): boolean => apiVersion === `${kind.group}/${kind.versions[0]?.name}`;
  const create: OtherWriter['create'] = (index, version) =>
    send(index, pathOf(kind, version, placeOf(kind, index).namespace), {
      method: 'POST',
      body: sample(kind, version, index, fault),
    });
  const remove: OtherWriter['remove'] = (index) =>
    send(index, objectPath(kind, kind.versions[0]?.name ?? '', index), { method: 'DELETE' });
  return {
    create,
    change: (index, version) =>
      send(index, objectPath(kind, version, index), {
        method: 'PATCH',
        contentType: 'application/merge-patch+json',
        body: { spec: { changed: `at ${version}`, size: index + 1000 }, metadata: { labels: { changed: version } } },
      }),
    async replaceStale(index) {
      const values = await plane.etcd.range(keyPrefix(kind));
      const like = values.map(({ value }) => plain(JSON.parse(value.toString('utf8')))).find(isOldest);
      if (like === undefined) throw new Error('no object is stale');
      await remove(index);
      const metadata = { ...plain(like.metadata), ...placeOf(kind, index), uid: randomUUID() };
      const text = JSON.stringify({ ...like, metadata });
      await plane.etcd.put(keyOf(index), text);
      expected.set(keyOf(index), storedObject(keyOf(index), text));
    },
    wasRemoved(index) {
      expected.delete(keyOf(index));
    },
    remove,
    async replace(index, version) {
      await remove(index);
      await create(index, version);
    },
  };
}
