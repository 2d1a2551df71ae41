import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import type { TrueCondition } from './watch.ts';

/** Objects that an exporter tells of, and how. */
export interface ExportedType {
  /** Path of the list. */
  readonly path: string;
  /** The metric. */
  readonly metric: string;
  /** The label that holds the object's name. */
  readonly name: string;
  /** The label that holds the condition's type. */
  readonly type: string;
  /** Labels of every series. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Statuses as they are written: kube-state-metrics has them in small letters for Kubernetes' own types. */
  readonly statuses: readonly string[];
}

/** Says of real objects what kube-state-metrics says of them: a series for each status of each condition, of which one is 1. */
export interface StateExporter {
  readonly port: number;
  /** While it is silent scrapes fail. */
  silence(isSilent: boolean): void;
  stop(): Promise<void>;
}

/** Starts one; each scrape reads the objects anew. */
export async function startStateExporter(
  plane: ControlPlaneHandle,
  types: readonly ExportedType[],
): Promise<StateExporter> {
  let isSilent = false;
  const server = createServer((_, response) => {
    if (isSilent) {
      response.writeHead(503).end();
      return;
    }
    Promise.all(types.map((type) => pageOf(plane, type))).then(
      (pages) => response.setHeader('content-type', 'text/plain; version=0.0.4').end(pages.join('')),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    silence(silent) {
      isSilent = silent;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface Item {
  readonly metadata: { readonly namespace?: string; readonly name: string };
  readonly status?: { readonly conditions?: readonly TrueCondition[] };
}

async function pageOf(plane: ControlPlaneHandle, exported: ExportedType): Promise<string> {
  const answer = await plane.request(exported.path);
  if (answer.status !== 200) throw new Error(answer.text);
  const { items } = answer.json() as { items: readonly Item[] };
  const lines = items.flatMap(({ metadata, status }) =>
    (status?.conditions ?? []).flatMap((condition) =>
      exported.statuses.map((name) => {
        const labels = {
          ...exported.labels,
          namespace: metadata.namespace ?? '',
          [exported.name]: metadata.name,
          [exported.type]: condition.type,
          status: name,
        };
        const text = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
        const isSo = condition.status.toLowerCase() === name.toLowerCase();
        return `${exported.metric}{${text.join(',')}} ${isSo ? 1 : 0}\n`;
      }),
    ),
  );
  return `# TYPE ${exported.metric} gauge\n${lines.join('')}`;
}
