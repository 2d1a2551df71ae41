import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { PassStop } from '../../migration/report.ts';
import { changeOf } from '../../migration/subject.ts';
import type { Definition } from '../../objects/definition.ts';
import { readDefinition } from './definition.ts';

/** Milliseconds between two looks. */
const INTERVAL = 2000;

/** Looks at a definition while its objects are migrated. */
export interface DefinitionGuard {
  /** Why to stop, as of the last look. */
  stopReason(): PassStop | undefined;
  end(): void;
}

/** Notices a storage version that is flipped back, and a definition that is deleted or made anew, within two seconds. */
export function guardDefinition(planned: Definition, reader: ClusterReader): DefinitionGuard {
  let found: PassStop | undefined;
  const over = new AbortController();
  const look = async () => {
    const now = await readDefinition(planned.name, reader);
    if (!now.ok) {
      // One that cannot be read for a moment is not one that has changed.
      if (now.gap.reason === 'not-found') found ??= { kind: 'type-gone' };
      return;
    }
    const what = changeOf(planned, now.value.definition);
    if (what !== undefined) found ??= { kind: 'definition-changed', what };
  };
  void (async () => {
    while (!over.signal.aborted) {
      await sleep(INTERVAL, undefined, { signal: over.signal, ref: false }).catch(() => {});
      if (!over.signal.aborted) await look();
    }
  })();
  return { stopReason: () => found, end: () => over.abort() };
}
