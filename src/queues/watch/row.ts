import type { Judgement } from '../judgement.ts';
import type { JudgedController, JudgedProcess, OperatorQueues, PageSource, QueueReport } from '../report.ts';

/** A line of the live view: a controller, a process of which something is to be said as a whole, or what could not be read. */
export interface QueueRow {
  /** The same from look to look. */
  readonly key: string;
  /** NAMESPACE/NAME; empty for pages of nobody known. */
  readonly operator: string;
  /** The controller's name; undefined for the process as a whole. */
  readonly name: string | undefined;
  readonly process: JudgedProcess | undefined;
  readonly controller: JudgedController | undefined;
  /** The first counts most; empty where nothing was read. */
  readonly judgements: readonly Judgement[];
  readonly missing: OperatorQueues['missing'];
}

/** The rows of a report, in its order. */
export function queueRows({ items }: QueueReport): readonly QueueRow[] {
  return items.flatMap(({ operator, processes, missing }) => {
    const who = operator === undefined ? '' : `${operator.namespace}/${operator.name}`;
    const rows = processes.flatMap((process) => processRows(who, process));
    if (missing.length === 0) return rows;
    const row = { key: `${who} missing`, operator: who, name: undefined, judgements: [], missing };
    return [...rows, { ...row, process: undefined, controller: undefined }];
  });
}

function processRows(operator: string, process: JudgedProcess): QueueRow[] {
  const where = processKey(process.source);
  const rows = process.controllers.map((controller) => {
    const { name } = controller.rates.now;
    const { judgements } = controller;
    return { key: controllerKey(process.source, name), operator, name, process, controller, judgements, missing: [] };
  });
  if (rows.length > 0 && process.judgements.length === 0) return rows;
  const { judgements } = process;
  return [{ key: where, operator, name: undefined, process, controller: undefined, judgements, missing: [] }, ...rows];
}

/** What tells a controller of a process from all others, from look to look. */
export function controllerKey(source: PageSource, name: string): string {
  return `${processKey(source)} ${name}`;
}

/** What tells a process from all others, from look to look. */
export function processKey(source: PageSource): string {
  switch (source.kind) {
    case 'pod':
    case 'capture':
      return `${source.namespace}/${source.pod}`;
    case 'url':
      return source.url;
    case 'files':
      return source.paths.join(' ');
    case 'prometheus':
      return source.series;
  }
}
