import { knownOperatorOf } from '../../knowledge/known-operators.ts';
import { type JsonObject, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { mainContainer } from '../main-container.ts';
import type { Framework } from '../model.ts';
import { runningContainers } from './container-words.ts';
import type { MetricsEndpoint, MetricsEndpoints, NoMetrics } from './endpoint.ts';
import { fromFlags, fromProxy } from './from-flags.ts';
import { fromPorts } from './from-ports.ts';
import { fromAnnotations, fromMonitors } from './from-scrapers.ts';
import { fromJava, fromVariables, metricsPaths } from './from-variables.ts';

/** What tells where a pod serves its metrics. */
export interface EndpointFacts {
  /** Read whole. */
  readonly pod: KubeObject;
  /** The framework of the operator that it runs; `unknown` where nothing tells. */
  readonly framework: Framework;
  /** The workload that it belongs to. */
  readonly workload?: KubeObject | undefined;
  /** Services of its namespace. */
  readonly services?: readonly KubeObject[];
  /** ServiceMonitors and PodMonitors of all namespaces. */
  readonly monitors?: readonly KubeObject[];
}

/** Candidates that are tried at most: a pod can name thousands. */
const MOST = 24;

/**
 * Where a pod may serve its metrics, what is surest and needs no login first: behind kube-rbac-proxy, by flags, by
 * monitors, annotations and variables, by the names of ports, then by what is the default of the operator or its framework.
 * What a ClusterServiceVersion says of containers is in the pod that OLM makes of it.
 */
export function metricsEndpoints(facts: EndpointFacts): MetricsEndpoints {
  const { pod, framework, services = [], monitors = [] } = facts;
  const containers = mainFirst(pod);
  const flags = containers.map(fromFlags);
  const off = flags.find((said) => said.off !== undefined)?.off;
  const ports = fromPorts(pod, services, metricsPaths(framework));
  const proxies = containers.flatMap(fromProxy);
  const told = [
    ...proxies.filter(({ from }) => from.kind === 'upstream'),
    ...flags.flatMap(({ endpoints }) => endpoints),
    ...proxies,
    ...fromMonitors(pod, services, monitors),
    ...fromAnnotations(pod, services),
    ...containers.flatMap(fromVariables),
    ...ports.metrics,
  ];
  const guessed = off === undefined ? [...defaults(facts), ...ports.pages] : [];
  return {
    candidates: distinct([...told, ...guessed]).slice(0, MOST),
    none: off ?? (told.length > 0 ? undefined : lack(framework)),
  };
}

/** The container of the operator's program comes first. */
function mainFirst(pod: KubeObject): JsonObject[] {
  const main = mainContainer(pod);
  const isMain = (container: JsonObject) => stringAt(container, 'name') === main;
  const all = runningContainers(pod);
  return [...all.filter(isMain), ...all.filter((container) => !isMain(container))];
}

/** kopf serves a liveness page alone (nolar/kopf docs/probing.rst), kube-rs nothing by itself. */
const WITHOUT = new Set<Framework>(['kopf', 'kube-rs']);

function lack(framework: Framework): NoMetrics {
  return WITHOUT.has(framework) ? { kind: 'framework', framework } : { kind: 'unsaid' };
}

/**
 * What is served unless flags say otherwise: controller-runtime :8080 (pkg/metrics DefaultBindAddress), kubebuilder's
 * scaffold since v4.1 8443 by TLS, Ansible operators 8443 (ansible-operator-plugins internal/cmd), shell-operator 9115.
 */
function defaults({ pod, framework, workload }: EndpointFacts): MetricsEndpoint[] {
  const at = (of: string, port: number, scheme: MetricsEndpoint['scheme'] = 'http'): MetricsEndpoint => ({
    port,
    path: '/metrics',
    scheme,
    from: { kind: 'default', of },
  });
  const known = workload === undefined ? undefined : knownOperatorOf(workload)?.entry;
  const { metrics, title = '' } = known ?? {};
  const own = metrics === undefined ? [] : [at(title, metrics.port, metrics.scheme)];
  const isShell = runningContainers(pod).some((container) =>
    /(^|\/)shell-operator([:@]|$)/.test(stringAt(container, 'image') ?? ''),
  );
  if (isShell) own.push(at('shell-operator', 9115));
  if (WITHOUT.has(framework)) return own;
  if (framework === 'josdk') return [...own, ...mainFirst(pod).slice(0, 1).flatMap(fromJava)];
  const runtime = [at('controller-runtime', 8080), at('kubebuilder', 8443, 'https')];
  if (framework === 'ansible-operator') return [...own, at('Ansible operators', 8443), ...runtime.reverse()];
  return [...own, ...runtime];
}

function distinct(endpoints: readonly MetricsEndpoint[]): MetricsEndpoint[] {
  const seen = new Set<string>();
  return endpoints.filter(({ scheme, port, path }) => {
    const key = `${scheme} ${port} ${path}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
