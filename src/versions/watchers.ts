import { readPage } from '../metrics/read-page.ts';
import type { Definition } from '../objects/definition.ts';

/** The API server's metric of requests that last (k8s.io/apiserver pkg/endpoints/metrics, STABLE since 1.33). */
export const WATCHES_METRIC = 'apiserver_longrunning_requests';

/**
 * How many watches of a type are open at each version, by the metrics of one API server: whoever follows objects with a
 * version, such as a controller, holds one all the time. The metrics do not tell who. One of them can be
 * kube-controller-manager's, whom nothing is broken for: its garbage collector and its quota controller share an informer of
 * each type at the version that was the most preferred one when they first saw the type, and that informer is not stopped
 * before the process ends, whichever version is preferred later (kubernetes pkg/controller/garbagecollector/graph_builder.go,
 * startMonitors: `gb.sharedInformers.Start(gb.stopCh)`).
 */
export function watchesOf(metrics: string, { group, resource }: Definition): ReadonlyMap<string, number> {
  const watches = new Map<string, number>();
  const { samples } = readPage(Buffer.from(metrics), (name) => name === WATCHES_METRIC);
  for (const { labels, value } of samples) {
    const { version = '' } = labels;
    if (labels.group !== group || labels.resource !== resource || labels.verb !== 'WATCH' || !(value > 0)) continue;
    watches.set(version, (watches.get(version) ?? 0) + value);
  }
  return watches;
}
