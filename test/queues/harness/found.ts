import type { QueueReportDocument } from '../../../src/views/queues/document.ts';
import type { QueuedObjectsDocument } from '../../../src/views/queues/object-document.ts';

/** What `queue -o json` answers: of operators, or of objects. */
export type QueueDocument = QueueReportDocument | QueuedObjectsDocument;

/** The answer of the program; undefined where it gave none. */
export function documentIn(text: string): QueueDocument | undefined {
  // The program's own schema: test/e2e holds it to that.
  return text === '' ? undefined : (JSON.parse(text) as QueueDocument);
}

/** What it is judged to be, of the object, the controller or the process: all that is bad, else the first. */
export function foundIn(document: QueueDocument | undefined, controller: string | undefined): string {
  if (document === undefined) return 'no answer';
  if (document.kind === 'QueuedObjects') return objectFound(document);
  const processes = document.items.flatMap((item) => item.processes);
  const judgements = processes.flatMap((process) =>
    controller === undefined
      ? process.judgements
      : process.controllers.filter(({ name }) => name === controller).flatMap((each) => each.judgements),
  );
  const bad = judgements.filter(({ level }) => level === 'bad');
  const said = (bad.length > 0 ? bad : judgements.slice(0, 1)).map(({ state }) => state);
  if (said.length > 0) return said.join(', ');
  return document.items.some(({ missing }) => missing.length > 0) ? 'no metrics' : 'nothing said';
}

function objectFound({ items: [item] }: QueuedObjectsDocument): string {
  const [first] = item?.attempts ?? [];
  if (first !== undefined) return first.state === 'failing' ? `failing (${first.next.kind})` : first.state;
  return item?.quiet?.isKnown === true ? 'quiet' : 'unknown';
}
