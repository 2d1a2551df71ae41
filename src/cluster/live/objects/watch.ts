import type { WatchEvent, WatchQuery } from '../../reader.ts';
import type { Client } from '../client/client.ts';
import type { Freshness } from './freshness.ts';
export async function* watchObjects(
  _c: Client,
  _f: Freshness,
  _q: WatchQuery,
  _s: AbortSignal,
): AsyncGenerator<WatchEvent> {}
