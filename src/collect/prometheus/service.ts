import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { missingText } from '../../objects/gap-text.ts';
import { numberAt, objectsAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { isPodReady } from '../../objects/pod.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { serviceSelects } from '../../objects/workload.ts';
import { podPort } from '../../operators/metrics/from-ports.ts';
import { createLister } from '../list-kept.ts';
import { apiPrefix, type PrometheusApi } from './api.ts';

/** A Service of Prometheus: `svc/NAMESPACE/NAME:PORT/PATH`. */
export interface ServicePlace {
  readonly namespace: string;
  readonly name: string;
  /** By number or name; undefined: its first. */
  readonly port: string | undefined;
  /** That the API is behind; '' for none. */
  readonly path: string;
}

/** Reads `svc/NAMESPACE/NAME`, with a port and a path or without; undefined where it is none. */
export function servicePlace(text: string): ServicePlace | undefined {
  const found = /^(?:svc|services?)\/([^/:]+)\/([^/:]+)(?::([^/:]+))?(\/.*)?$/.exec(text);
  if (found === null) return undefined;
  const [, namespace = '', name = '', port, path = ''] = found;
  return { namespace, name, port, path: apiPrefix(path) };
}

/** The API of a Prometheus in the cluster: a port-forward to a ready pod of its Service. */
export async function apiAtService(
  reader: ClusterReader,
  discovery: Discovery,
  { namespace, name, port, path }: ServicePlace,
  { token, signal }: { readonly token: string | undefined; readonly signal: AbortSignal },
): Promise<Result<PrometheusApi>> {
  const type = discovery.types.find(({ group, resource }) => group === '' && resource === 'services');
  if (type === undefined) return failure('Services are not served here', 'Is it a Kubernetes cluster?');
  const service = await reader.get({ type, namespace, name, detail: 'whole' });
  if (!service.ok) return { ok: false, problem: gapProblem(service.gap) };
  const lister = createLister(reader, discovery, signal);
  const pods = await lister.list({ group: '', resource: 'pods', namespace }, (pod) => pod);
  const [gap] = lister.gaps;
  const pod = pods.find((one) => serviceSelects(service.value, one.metadata.labels) && isPodReady(one));
  if (pod === undefined && gap !== undefined) return { ok: false, problem: gapProblem(gap) };
  if (pod === undefined)
    return failure(`Service ${namespace}/${name} has no pod that is ready`, 'Is Prometheus running there?');
  const target = targetOf(service.value, pod, port);
  if (target === undefined)
    return failure(
      `Service ${namespace}/${name} has no port ${port ?? ''}`.trimEnd(),
      'Name it: svc/NAMESPACE/NAME:9090.',
    );
  const place = { namespace, pod: pod.metadata.name, ...target };
  return success({
    place: `svc/${namespace}/${name}`,
    silent: 'It is read by a port-forward to a pod of the Service.',
    signal,
    async get(below) {
      const page = await reader.scrape({
        ...place,
        path: `${path}${below}`,
        accept: 'application/json',
        token,
        signal,
      });
      if (page.ok) return page.value;
      const { gap } = page;
      const error = gap.permission === undefined ? gap.message : `${gap.message} (it takes: ${missingText(gap)})`;
      return { error, tooLong: /longer than \d+ MiB/.test(gap.message) };
    },
  });
}

/** The port of the pod behind a port of the Service. */
function targetOf(
  service: KubeObject,
  pod: KubeObject,
  wanted: string | undefined,
): { readonly port: number; readonly scheme: 'http' | 'https' } | undefined {
  const entry = objectsAt(service.body, 'spec', 'ports').find(
    (one) => wanted === undefined || stringAt(one, 'name') === wanted || String(numberAt(one, 'port')) === wanted,
  );
  const port = podPort(pod, entry?.targetPort ?? entry?.port);
  if (port === undefined) return undefined;
  const words = [stringAt(entry, 'name'), stringAt(entry, 'appProtocol')];
  const isSecure = words.includes('https') || numberAt(entry, 'port') === 443;
  return { port, scheme: isSecure ? 'https' : 'http' };
}
