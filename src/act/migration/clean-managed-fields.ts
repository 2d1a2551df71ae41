import type { ClusterReader } from '../../cluster/reader.ts';
import type { ClusterWriter, WriteAnswer } from '../../cluster/writer.ts';
import { keptManagedFields } from '../../migration/managed-fields.ts';
import { type FailureCause, meaningOf } from '../../migration/refusal.ts';
import type { ManagedFieldsOutcome, ObjectFailure } from '../../migration/report.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import type { Definition } from '../../objects/definition.ts';
import { interruptedList } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';

const PAGE = 500;
const IN_FLIGHT = 16;
const MOST_CONFLICTS = 5;

/** What the cleaning needs. */
interface CleanTools {
  readonly reader: ClusterReader;
  readonly writer: ClusterWriter;
  readonly subject: MigrationSubject;
  readonly signal: AbortSignal;
}

/** Takes the entries of versions that are no longer served out of managedFields, of all objects that have any. */
export async function cleanManagedFields(definition: Definition, tools: CleanTools): Promise<ManagedFieldsOutcome> {
  const { reader, subject, signal } = tools;
  const failures: ObjectFailure[] = [];
  let cleaned = 0;
  const take = (result: 'cleaned' | 'nothing' | ObjectFailure) => {
    if (result === 'cleaned') cleaned += 1;
    else if (result !== 'nothing') failures.push(result);
  };
  for await (const page of reader.list({ type: subject.endpoint, detail: 'managers', pageSize: PAGE, patient: true })) {
    if (!page.ok) return { cleaned, failures, gap: page.gap };
    const objects = page.value.objects[Symbol.iterator]();
    const worker = async () => {
      for (const object of objects) if (!signal.aborted) take(await clean(object, definition, tools));
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
    if (signal.aborted) return { cleaned, failures, gap: interruptedList(subject.endpoint) };
  }
  return { cleaned, failures, gap: undefined };
}

async function clean(
  first: KubeObject,
  definition: Definition,
  tools: CleanTools,
): Promise<'cleaned' | 'nothing' | ObjectFailure> {
  let object = first;
  for (let tries = 1; ; tries += 1) {
    const kept = keptManagedFields(object, definition);
    if (kept === undefined) return 'nothing';
    const written = await write(object, kept, tools);
    if (written.ok) return 'cleaned';
    const meaning = meaningOf(written.refusal);
    if (meaning.kind === 'gone') return 'nothing';
    const { namespace, name, uid } = object.metadata;
    const cause: FailureCause = 'cause' in meaning ? meaning.cause : 'conflict';
    const failure = { namespace, name, uid, cause, message: written.refusal.message, tries };
    if (meaning.kind !== 'changed' || tries > MOST_CONFLICTS) return failure;
    const now = await tools.reader.get({ type: tools.subject.endpoint, namespace, name, detail: 'managers' });
    if (!now.ok) return now.gap.reason === 'not-found' ? 'nothing' : failure;
    object = now.value;
  }
}

/** A merge patch: a resourceVersion in it that is not the object's is answered 409, and not 422 as a failed test is. */
function write(
  { metadata: { namespace, name, uid, resourceVersion } }: KubeObject,
  managedFields: NonNullable<ReturnType<typeof keptManagedFields>>,
  { writer, subject }: CleanTools,
): Promise<WriteAnswer> {
  const body = { metadata: { uid, resourceVersion, managedFields: [...managedFields] } };
  const patch = { kind: 'merge', body } as const;
  return writer.patch({ type: subject.endpoint, namespace, name, patch, dryRun: false, detail: 'metadata' });
}
