/** Where something says that a pod serves its metrics. */
export type EndpointSource =
  | { readonly kind: 'flag'; readonly container: string; readonly flag: string }
  | { readonly kind: 'variable'; readonly container: string; readonly variable: string }
  /** What kube-rbac-proxy stands before: it listens on 127.0.0.1 and does not ask who reads. */
  | { readonly kind: 'upstream'; readonly container: string; readonly flag: string }
  | { readonly kind: 'annotation'; readonly of: string }
  | { readonly kind: 'container-port'; readonly container: string; readonly port: string }
  | { readonly kind: 'service-port'; readonly service: string; readonly port: string }
  | {
      readonly kind: 'monitor';
      readonly monitor: 'ServiceMonitor' | 'PodMonitor';
      readonly namespace: string;
      readonly name: string;
    }
  /** What an operator or framework does unless it is told otherwise: a guess. */
  | { readonly kind: 'default'; readonly of: string };

/** A place at which a pod may serve its metrics. */
export interface MetricsEndpoint {
  readonly port: number;
  readonly path: string;
  readonly scheme: 'http' | 'https';
  readonly from: EndpointSource;
}

/** Why a pod may have no metrics. */
export type NoMetrics =
  /** A flag turns them off. */
  | { readonly kind: 'off'; readonly container: string; readonly flag: string }
  /** Its framework has none. */
  | { readonly kind: 'framework'; readonly framework: string }
  /** Nothing says where they are: what there is to try are defaults. */
  | { readonly kind: 'unsaid' };

/** Where a pod may serve its metrics. */
export interface MetricsEndpoints {
  /** In the order in which they are to be tried. */
  readonly candidates: readonly MetricsEndpoint[];
  /** What there is to say where none of the candidates answers; undefined where they were said to be there. */
  readonly none: NoMetrics | undefined;
}

/** What tells of an endpoint, for people: `--metrics-bind-address=:8080 of container manager`. Holds cluster data as it is. */
export function sourceText(source: EndpointSource): string {
  switch (source.kind) {
    case 'flag':
      return `${source.flag} of container ${source.container}`;
    case 'variable':
      return `variable ${source.variable} of container ${source.container}`;
    case 'upstream':
      return `${source.flag} of container ${source.container}, the page behind the proxy`;
    case 'annotation':
      return `annotation prometheus.io/port of ${source.of}`;
    case 'container-port':
      return `port ${source.port} of container ${source.container}`;
    case 'service-port':
      return `port ${source.port} of Service ${source.service}`;
    case 'monitor':
      return `${source.monitor} ${source.namespace}/${source.name}`;
    case 'default':
      return `the default of ${source.of}`;
  }
}

/** Why there may be no metrics, for people. Holds cluster data as it is. */
export function noMetricsText(none: NoMetrics): string {
  switch (none.kind) {
    case 'off':
      return `${none.flag} of container ${none.container} turns metrics off`;
    case 'framework':
      return `${none.framework} has no metrics`;
    case 'unsaid':
      return 'neither flags, ports, annotations, Services nor monitors say where metrics are served';
  }
}
