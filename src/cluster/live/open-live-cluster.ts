import type { ReaderEnvironment } from '../connection.ts';
import type { ClusterWriter } from '../writer.ts';
import { createClient } from './client/client.ts';
import { createObject, deleteObject, patchObject } from './objects/write.ts';
import { type LiveReader, openLiveReader } from './open-live-reader.ts';
import type { Target } from './target.ts';

/** A live cluster to read from and write to. Closing the reader ends the connections of both. */
export interface LiveCluster {
  readonly reader: LiveReader;
  readonly writer: ClusterWriter;
}

/** A reader and a writer of one API server that share their connection, their credentials and their clock. */
export function openLiveCluster(target: Target, environment: ReaderEnvironment): LiveCluster {
  const client = createClient(target, environment);
  return {
    reader: openLiveReader(target, environment, client),
    writer: {
      patch: (query) => patchObject(client, query),
      create: (query) => createObject(client, query),
      remove: (query) => deleteObject(client, query),
    },
  };
}
