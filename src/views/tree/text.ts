import type { Condition } from '../../objects/condition.ts';
import { conditionsOf } from '../../objects/condition.ts';
import { objectName } from '../../objects/object.ts';
import { apiVersionOf } from '../../objects/resource-type.ts';
import { isBroken, type ReportNode, type TreeReport } from '../../ownership/report.ts';
import { formatAge } from '../text/age.ts';
import type { Paint, Tone } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { type Cell, type Column, cut, renderTable } from '../text/table.ts';
import { listed, markText } from './notes.ts';
import { type OutlineRow, outline } from './outline.ts';
import { summaryText } from './summary.ts';

/** How to draw a tree as text. */
export interface TreeTextOptions {
  /** Terminal columns; Infinity where nothing may be cut. */
  readonly width: number;
  readonly paint: Paint;
  /** More columns, and nothing cut. */
  readonly wide: boolean;
  /** Every condition of each object, on lines of their own. */
  readonly conditions: boolean;
}

/** The tree as an aligned table, and below it what it amounts to and what could not be read. Ends with a newline. */
export function treeText(report: TreeReport, options: TreeTextOptions): string {
  const rows = outline(report.roots);
  const namespaces = new Set(rows.map(({ item }) => item.node.object.metadata.namespace));
  const layout: Layout = { now: report.now, wide: options.wide, namespaces: options.wide || namespaces.size > 1 };
  const columns = layoutColumns(layout);
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row, layout)));
  const width = options.wide ? Number.POSITIVE_INFINITY : options.width;
  const [head = '', ...lines] = renderTable(columns, cells, width, options.paint).trimEnd().split('\n');
  const withConditions = rows.flatMap((row, index) => [
    lines[index] ?? '',
    ...(options.conditions
      ? conditionLines(row, report.now).map((line) => options.paint('dim', cut(line, width)))
      : []),
  ]);
  return `${[head, ...withConditions].join('\n')}\n\n${summaryText(report, options)}`;
}

interface Layout {
  readonly now: number;
  readonly wide: boolean;
  readonly namespaces: boolean;
}

type TreeColumn = Column & { readonly cell: (row: OutlineRow, layout: Layout) => Cell };

function layoutColumns({ wide, namespaces }: Layout): TreeColumn[] {
  const all: (TreeColumn | false)[] = [
    { title: 'OBJECT', giveWay: 4, least: 24, cell: objectCell },
    namespaces && {
      title: 'NAMESPACE',
      giveWay: 3,
      least: 9,
      cell: ({ item }) => ({ text: item.node.object.metadata.namespace ?? '', tone: 'dim' }),
    },
    wide && {
      title: 'APIVERSION',
      giveWay: 9,
      least: 10,
      cell: ({ item }) => ({ text: apiVersionOf(item.node.object.type), tone: 'dim' }),
    },
    wide && { title: 'CONTROLLER', giveWay: 9, least: 10, cell: controllerCell },
    { title: 'READY', giveWay: 9, least: 5, cell: ({ item }) => ({ text: item.readiness.ready, tone: toneOf(item) }) },
    { title: 'REASON', giveWay: 2, least: 12, cell: reasonCell },
    { title: 'AGE', giveWay: 9, least: 3, cell: ageCell },
    { title: '', giveWay: 1, least: 12, cell: notesCell },
    wide && {
      title: 'MESSAGE',
      giveWay: 1,
      least: 12,
      cell: ({ item }) => ({ text: item.readiness.message, tone: 'dim' }),
    },
  ];
  return all.filter((column) => column !== false);
}

function objectCell({ branches, item }: OutlineRow): Cell {
  const { node } = item;
  return {
    text: `${branches}${objectName(node.object)}${node.focus && node.edge.kind !== 'root' ? ' ◀' : ''}`,
    ...(node.focus ? { tone: 'strong' as const } : {}),
  };
}

function controllerCell({ item }: OutlineRow): Cell {
  const { kind } = item.node.edge;
  return { text: kind === 'controller' ? 'true' : kind === 'owner' ? 'false' : '' };
}

function reasonCell({ item }: OutlineRow, { now }: Layout): Cell {
  const { deletionTime } = item.node.object.metadata;
  if (deletionTime === undefined) return { text: item.readiness.reason, tone: toneOf(item) };
  const since = deletionTime > now ? '' : ` ${formatAge(now - deletionTime)}`;
  return { text: `Terminating${since}`, tone: 'bad' };
}

function ageCell({ item }: OutlineRow, { now }: Layout): Cell {
  const { creationTime } = item.node.object.metadata;
  return { text: creationTime === undefined ? '' : formatAge(now - creationTime) };
}

function notesCell({ item }: OutlineRow, { wide }: Layout): Cell {
  const { object, marks, truncated, edge } = item.node;
  const { finalizers, deletionTime } = object.metadata;
  const held = finalizers.length > 0 && (wide || deletionTime !== undefined);
  const notes = [
    ...(edge.kind === 'link' ? [`${edge.relation}: ${edge.path}`] : []),
    ...(held ? [`${deletionTime === undefined ? 'finalizers' : 'held by'} ${listed(finalizers)}`] : []),
    ...marks.map((mark) => markText(mark, edge)),
    ...(truncated > 0 ? [`${truncated} more below`] : []),
  ];
  const bad = marks.some(isBroken) || (held && deletionTime !== undefined);
  return { text: notes.join('; '), tone: bad ? 'bad' : 'dim' };
}

/** One line for each condition, below its object and between its branches: type, status, since when, reason, message. */
function conditionLines({ item, branches }: OutlineRow, now: number): string[] {
  const continued = branches.replace(/├[─┄→] $/, '│  ').replace(/└[─┄→] $/, '   ');
  const below = item.children.length > 0 ? '│  ' : '   ';
  return conditionsOf(item.node.object).map(
    (condition) => `${continued}${below}  ${sanitize(conditionText(condition, now))}`,
  );
}

function conditionText({ type, status, reason, message, lastTransitionTime }: Condition, now: number): string {
  const since = lastTransitionTime === undefined ? '' : ` for ${formatAge(now - lastTransitionTime)}`;
  return `${type}=${status}${since}${reason === '' ? '' : ` ${reason}`}${message === '' ? '' : `: ${message}`}`;
}

const TONES = {
  current: 'good',
  'in-progress': 'busy',
  failed: 'bad',
  terminating: 'bad',
  unknown: 'plain',
} satisfies Record<ReportNode['readiness']['state'], Tone>;

function toneOf({ readiness }: ReportNode): Tone {
  return TONES[readiness.state];
}
