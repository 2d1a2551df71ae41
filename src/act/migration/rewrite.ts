import type { ClusterReader } from '../../cluster/reader.ts';
import type { ClusterWriter, WriteAnswer, WriteRefusal } from '../../cluster/writer.ts';
import { type FailureCause, meaningOf } from '../../migration/refusal.ts';
import type { Metadata } from '../../objects/metadata.ts';
import type { ResourceType } from '../../objects/resource-type.ts';

/** What is needed to write objects anew. */
export interface RewriteTools {
  readonly reader: ClusterReader;
  readonly writer: ClusterWriter;
  /** The storage version's endpoint. */
  readonly endpoint: ResourceType;
  /** Other served versions', for objects that are invalid at the first. */
  readonly others: readonly ResourceType[];
  /** Is told that the server wants to be left alone, for so many milliseconds if it says; resolves when to try again. */
  rest(cause: FailureCause, wait: number | undefined, tries: number): Promise<void>;
  /** Aborts a wait for another try. */
  readonly signal: AbortSignal;
}

/** What became of one object. */
export type Rewrite =
  | { readonly kind: 'rewritten' | 'current'; readonly resourceVersion: string; readonly tries: number }
  | { readonly kind: 'gone'; readonly tries: number }
  | { readonly kind: 'type-gone'; readonly tries: number }
  /** Worth another try when others have been seen to. */
  | { readonly kind: 'later'; readonly cause: FailureCause; readonly message: string; readonly tries: number }
  | { readonly kind: 'failed'; readonly cause: FailureCause; readonly message: string; readonly tries: number };

/** An object as it was last read. */
type Seen = Pick<Metadata, 'namespace' | 'name' | 'uid' | 'resourceVersion'>;

/** How often an object that others keep changing is read and tried again. */
const MOST_CONFLICTS = 8;
/** How often a server that does not answer or wants to rest is tried: with `rest` it comes to some minutes. */
const MOST_WAITS = 20;

/**
 * Stores one object anew by a merge patch that changes nothing, pinned to the uid and resourceVersion that were read: the
 * API server writes it where the stored bytes are not what it would write now, and leaves it, with its resourceVersion,
 * where they are (apiserver pkg/storage/etcd3/store.go, GuaranteedUpdate; measured on 1.37). An answer that is lost does
 * no harm: the write is the same the second time.
 */
export async function rewriteObject(object: Seen, tools: RewriteTools): Promise<Rewrite> {
  let seen = object;
  let conflicts = 0;
  let waits = 0;
  for (let tries = 1; ; tries += 1) {
    const answer = await writeAnyVersion(seen, tools);
    if (answer.ok) {
      const { resourceVersion } = answer.value.metadata;
      return { kind: resourceVersion === seen.resourceVersion ? 'current' : 'rewritten', resourceVersion, tries };
    }
    const { message } = answer.refusal;
    const meaning = meaningOf(answer.refusal);
    if (meaning.kind === 'gone' || meaning.kind === 'type-gone') return { kind: meaning.kind, tries };
    if (meaning.kind === 'failed' || meaning.kind === 'later')
      return { kind: meaning.kind, cause: meaning.cause, message, tries };
    if (meaning.kind === 'changed') {
      conflicts += 1;
      if (conflicts > MOST_CONFLICTS) return { kind: 'later', cause: 'conflict', message, tries };
      const now = await readAgain(seen, tools);
      if (now === 'gone') return { kind: 'gone', tries };
      // Whatever keeps it from being read keeps it from being written; the write says what it is.
      if (now !== undefined) seen = now;
      continue;
    }
    waits += 1;
    if (waits > MOST_WAITS || tools.signal.aborted) return { kind: 'later', cause: meaning.cause, message, tries };
    await tools.rest(meaning.cause, meaning.wait, waits);
  }
}

/** By the storage version's endpoint; where the object is invalid there, by another one's (measured: 200, and stored at the storage version). */
async function writeAnyVersion(seen: Seen, { writer, endpoint, others }: RewriteTools): Promise<WriteAnswer> {
  const first = await write(seen, endpoint, writer);
  if (first.ok || !isInvalid(first.refusal)) return first;
  for (const other of others) {
    const answer = await write(seen, other, writer);
    if (answer.ok || !isInvalid(answer.refusal)) return answer;
  }
  return first;
}

function isInvalid(refusal: WriteRefusal): boolean {
  const meaning = meaningOf(refusal);
  return meaning.kind === 'failed' && meaning.cause === 'invalid';
}

function write({ namespace, name, uid, resourceVersion }: Seen, type: ResourceType, writer: ClusterWriter) {
  const patch = { kind: 'merge', body: { metadata: { uid, resourceVersion } } } as const;
  return writer.patch({ type, namespace, name, patch, dryRun: false, detail: 'metadata' });
}

async function readAgain({ namespace, name }: Seen, { reader, endpoint }: RewriteTools) {
  const found = await reader.get({ type: endpoint, namespace, name, detail: 'metadata' });
  if (found.ok) return found.value.metadata;
  return found.gap.reason === 'not-found' ? 'gone' : undefined;
}
