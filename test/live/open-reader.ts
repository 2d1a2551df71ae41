import { afterAll } from 'vitest';
import { type LiveReader, openLiveReader } from '../../src/cluster/live/open-live-reader.ts';
import type { Target } from '../../src/cluster/live/target.ts';
import { environmentOf } from '../../src/cluster/live/testing/api-server.ts';
import type { Discovery } from '../../src/cluster/reader.ts';
import type { ResourceType } from '../../src/objects/resource-type.ts';

/** A reader, closed when the test file is done. */
export function openReader(target: Target, cacheDirectory?: string): LiveReader {
  const reader = openLiveReader(target, environmentOf({ cacheDirectory }));
  afterAll(() => reader.close());
  return reader;
}

/** What a reader discovers; throws where it discovers nothing. */
export async function discovered(reader: LiveReader): Promise<Discovery> {
  const found = await reader.discover();
  if (!found.ok) throw new Error(found.gap.message);
  return found.value;
}

/** One discovered type. */
export async function typeOf(reader: LiveReader, resource: string, group = ''): Promise<ResourceType> {
  const { types } = await discovered(reader);
  const found = types.find((type) => type.resource === resource && type.group === group);
  if (found === undefined) throw new Error(`no ${resource}.${group}`);
  return found;
}
