import { objectName } from '../../objects/object.ts';
import type { ReportNode, TreeReport } from '../../ownership/report.ts';
import { preorder } from '../../ownership/walk.ts';
import { sanitize } from '../text/sanitize.ts';

/** What a graph drawing needs: each object once, each relation once. */
interface Graph {
  readonly nodes: readonly { readonly key: string; readonly label: readonly string[]; readonly item: ReportNode }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly dashed: boolean;
    readonly label: string;
  }[];
}

const FILL = {
  current: '#d7f0d7',
  'in-progress': '#fdf0c8',
  failed: '#f8d0d0',
  terminating: '#f8d0d0',
  unknown: '#ffffff',
} satisfies Record<ReportNode['readiness']['state'], string>;

/** The tree for Graphviz: `kubectl operator tree … -o dot | dot -Tsvg`. Ends with a newline. */
export function treeDot(report: TreeReport): string {
  const { nodes, edges } = graphOf(report);
  const quoted = (lines: readonly string[]) => `"${lines.map((line) => line.replace(/["\\]/g, '\\$&')).join('\\n')}"`;
  return [
    'digraph tree {',
    '  rankdir=LR;',
    '  node [shape=box, style="rounded,filled", fontname="sans-serif"];',
    ...nodes.map(
      ({ key, label, item }) => `  ${key} [label=${quoted(label)}, fillcolor="${FILL[item.readiness.state]}"];`,
    ),
    ...edges.map(
      ({ from, to, dashed, label }) =>
        `  ${from} -> ${to}${dashed ? ` [style=dashed, label=${quoted([label])}]` : ''};`,
    ),
    '}',
    '',
  ].join('\n');
}

/** The tree as a mermaid flowchart. Ends with a newline. */
export function treeMermaid(report: TreeReport): string {
  const { nodes, edges } = graphOf(report);
  // Mermaid reads HTML entities by number, with # for &: whatever could end a label is written so.
  const quoted = (lines: readonly string[]) =>
    `"${lines.map((line) => line.replace(/[^\w /.:-]/gu, (sign) => `#${sign.codePointAt(0)};`)).join('<br/>')}"`;
  const states = Map.groupBy(nodes, ({ item }) => item.readiness.state);
  return [
    'flowchart LR',
    ...nodes.map(({ key, label }) => `  ${key}[${quoted(label)}]`),
    ...edges.map(({ from, to, dashed, label }) => `  ${from} ${dashed ? `-. ${quoted([label])} .->` : '-->'} ${to}`),
    ...[...states].flatMap(([state, group]) => [
      `  classDef ${state.replace('-', '')} fill:${FILL[state]}`,
      `  class ${group.map(({ key }) => key).join(',')} ${state.replace('-', '')}`,
    ]),
    '',
  ].join('\n');
}

function graphOf(report: TreeReport): Graph {
  const keys = new Map<string, string>();
  const nodes: Graph['nodes'][number][] = [];
  const edges = new Map<string, Graph['edges'][number]>();
  for (const item of preorder(report.roots)) {
    const { id, object } = item.node;
    if (keys.has(id)) continue;
    const key = `n${keys.size}`;
    keys.set(id, key);
    const status = [item.readiness.ready, item.readiness.reason].filter((part) => part !== '').join(' ');
    nodes.push({ key, item, label: [sanitize(objectName(object)), ...(status === '' ? [] : [sanitize(status)])] });
  }
  for (const item of preorder(report.roots)) {
    for (const { node } of item.children) {
      const from = keys.get(item.node.id) ?? '';
      const to = keys.get(node.id) ?? '';
      const label = node.edge.kind === 'link' ? sanitize(`${node.edge.relation}: ${node.edge.path}`) : '';
      edges.set(`${from} ${to} ${label}`, { from, to, dashed: node.edge.kind === 'link', label });
    }
  }
  return { nodes, edges: [...edges.values()] };
}
