import type { EntryData, ReportData, StretchData } from '../report-data.ts';

/** A row of the chart, from the top. */
export type ChartRow =
  | { readonly kind: 'object'; readonly name: string }
  | {
      readonly kind: 'lane';
      readonly name: string;
      readonly summary: string;
      readonly stretches: readonly StretchData[];
    }
  | { readonly kind: 'marks'; readonly name: string; readonly summary: string; readonly entries: readonly EntryData[] };

const MARK_LANES = ['writes', 'events', 'program'] as const;
const known = new WeakMap<ReportData, readonly ChartRow[]>();

/** Each object's conditions, then what is marked; worked out once, since it is drawn with each movement. */
export function rowsOf(report: ReportData): readonly ChartRow[] {
  const rows = known.get(report) ?? madeRows(report);
  known.set(report, rows);
  return rows;
}

function madeRows({ objects, entries }: ReportData): readonly ChartRow[] {
  const own = Map.groupBy(entries, ({ object }) => object);
  return objects.flatMap(({ name, lanes }, at): ChartRow[] => [
    ...(objects.length > 1 ? [{ kind: 'object' as const, name }] : []),
    ...lanes.map((lane) => ({ kind: 'lane' as const, ...lane })),
    ...MARK_LANES.flatMap((lane): ChartRow[] => {
      const marked = (own.get(at) ?? []).filter((entry) => entry.lane === lane);
      return marked.length === 0
        ? []
        : [{ kind: 'marks', name: lane, summary: `${lane}: ${marked.length} in all`, entries: marked }];
    }),
  ]);
}
