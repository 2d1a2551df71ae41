import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { objectOf } from '../../objects/status/objects.fixture.ts';
import { noMetricsText, sourceText } from './endpoint.ts';
import { type EndpointFacts, metricsEndpoints } from './endpoints.ts';

const LABELS = { app: 'operator' };

function podOf(containers: readonly JsonObject[], metadata: JsonObject = {}, more: JsonObject = {}): KubeObject {
  return objectOf('v1', 'Pod', {
    metadata: { labels: LABELS, ...metadata },
    spec: { containers: [...containers], ...more },
  });
}

/** `http 8080 /metrics: what tells`, in the order in which they are tried; defaults left out. */
function found(facts: EndpointFacts): string[] {
  return all(facts).filter((line) => !line.includes(': the default of '));
}

function all(facts: EndpointFacts): string[] {
  return metricsEndpoints(facts).candidates.map(
    ({ scheme, port, path, from }) => `${scheme} ${port} ${path}: ${sourceText(from)}`,
  );
}

function ofManager(args: readonly string[], more: JsonObject = {}): EndpointFacts {
  return { pod: podOf([{ name: 'manager', args: [...args], ...more }]), framework: 'controller-runtime' };
}

function lack(facts: EndpointFacts): string | undefined {
  const { none } = metricsEndpoints(facts);
  return none && noMetricsText(none);
}

describe('flags', () => {
  test.each<[readonly string[], readonly string[]]>([
    [['--metrics-bind-address=:8080'], ['http 8080', 'https 8080']],
    [
      ['--metrics-bind-address', ':8080'],
      ['http 8080', 'https 8080'],
    ],
    [['-metrics-addr=0.0.0.0:9090'], ['http 9090', 'https 9090']],
    [['--metrics-listen-address=[::]:9402'], ['http 9402', 'https 9402']],
    [['--metrics-port=8082'], ['http 8082', 'https 8082']],
    [['--metrics-bind-address=:8443'], ['https 8443', 'http 8443']],
    [['--metrics-bind-address=:8443', '--metrics-secure=false'], ['http 8443']],
    [['--metrics-bind-address=:9443', '--metrics-secure'], ['https 9443']],
    [['--diagnostics-address=:8443'], ['https 8443']],
    [['--diagnostics-address=:8080', '--insecure-diagnostics=true'], ['http 8080']],
    [
      ['-c', 'exec manager --metrics-addr=:8088 --leader-elect'],
      ['http 8088', 'https 8088'],
    ],
    [['--metrics-bind-address=:99999'], []],
    [['--metrics-bind-address', '--leader-elect'], []],
    [['--metrics-bind-address=:0'], []],
  ])('%j', (args, expected) => {
    expect(found(ofManager(args)).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(expected);
  });

  test('say where they stand, and what variables give them', () => {
    const env = [{ name: 'PORT', value: '8081' }];
    expect(found(ofManager(['--metrics-addr=:$(PORT)', '--metrics-secure=0'], { env }))).toEqual([
      'http 8081 /metrics: --metrics-addr=:8081 of container manager',
    ]);
    expect(found(ofManager(['--metrics-addr=:$(SECRET)']))).toEqual([]);
  });

  test('of any container count, of the main one first', () => {
    const containers = [
      { name: 'agent', args: ['--metrics-addr=:1'] },
      { name: 'manager', args: ['--metrics-addr=:2'] },
    ];
    const initContainers = [
      { name: 'once', args: ['--metrics-addr=:4'] },
      { name: 'sidecar', args: ['--metrics-addr=:3'], restartPolicy: 'Always' },
    ];
    const facts: EndpointFacts = { pod: podOf(containers, {}, { initContainers }), framework: 'unknown' };
    expect(found(facts).map((line) => line.split(' ')[1])).toEqual(['2', '2', '1', '1', '3', '3']);
  });

  test('turn metrics off with 0, and then nothing is guessed', () => {
    const off = ofManager(['--metrics-bind-address=0']);
    expect(all(off)).toEqual([]);
    expect(lack(off)).toBe('--metrics-bind-address=0 of container manager turns metrics off');
  });
});

test('behind kube-rbac-proxy nobody asks who reads: that page is tried first, the proxy after it', () => {
  const manager = { name: 'manager', args: ['--metrics-bind-address=127.0.0.1:8080'] };
  const proxy = (upstream: string) => ({
    name: 'kube-rbac-proxy',
    args: ['--secure-listen-address=0.0.0.0:8443', `--upstream=${upstream}`],
    ports: [{ name: 'https', containerPort: 8443 }],
  });
  const facts = (upstream: string): EndpointFacts => ({
    pod: podOf([proxy(upstream), manager]),
    framework: 'controller-runtime',
  });
  expect(found(facts('http://127.0.0.1:8080/')).slice(0, 3)).toEqual([
    'http 8080 /metrics: --upstream=http://127.0.0.1:8080/ of container kube-rbac-proxy, the page behind the proxy',
    'https 8080 /metrics: --metrics-bind-address=127.0.0.1:8080 of container manager',
    'https 8443 /metrics: --secure-listen-address=0.0.0.0:8443 of container kube-rbac-proxy',
  ]);
  expect(found(facts('https://localhost:8085/sub/'))[0]).toMatch(/^https 8085 \/sub\/metrics: /);
  expect(found(facts('http://other.example.com:80/'))[0]).toMatch(/^http 8080 \/metrics: --metrics-bind-address/);
});

describe('annotations', () => {
  const port = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9402', 'prometheus.io/path': 'm' };

  test('of the pod tell port, path and scheme', () => {
    const at = (annotations: JsonObject): EndpointFacts => ({
      pod: podOf([{ name: 'main', ports: [{ name: 'x', containerPort: 9000 }] }], { annotations }),
      framework: 'unknown',
    });
    expect(found(at(port))).toEqual(['http 9402 /m: annotation prometheus.io/port of the pod']);
    expect(found(at({ ...port, 'prometheus.io/scheme': 'https' }))[0]).toMatch(/^https 9402/);
    expect(found(at({ 'prometheus.io/scrape': 'true' }))[0]).toMatch(/^http 9000 \/metrics/);
    expect(found(at({ 'prometheus.io/port': 'web' }))).toEqual([]);
  });

  test('of a Service count where it stands before the pod', () => {
    const service = (selector: JsonObject, namespace = 'shop') =>
      objectOf('v1', 'Service', { metadata: { name: 'front', namespace, annotations: port }, spec: { selector } });
    const at = (before: KubeObject): EndpointFacts => ({
      pod: podOf([{ name: 'main' }]),
      framework: 'unknown',
      services: [before],
    });
    expect(found(at(service(LABELS)))).toEqual(['http 9402 /m: annotation prometheus.io/port of Service front']);
    expect(found(at(service({ app: 'other' })))).toEqual([]);
    expect(found(at(service(LABELS, 'elsewhere')))).toEqual([]);
  });
});

describe('names of ports', () => {
  const declared = (ports: readonly JsonObject[], services: readonly KubeObject[] = []): EndpointFacts => ({
    pod: podOf([{ name: 'main', ports: [...ports] }]),
    framework: 'unknown',
    services,
  });
  const first = (facts: EndpointFacts) => found(facts)[0];

  test('of containers tell: those for metrics before all defaults, those for pages after them', () => {
    const ports = [
      { name: 'https', containerPort: 8443 },
      { name: 'webhook', containerPort: 9443 },
      { name: 'http-prom', containerPort: 8080 },
      { name: 'metrics-udp', containerPort: 8125, protocol: 'UDP' },
      { name: 'http', containerPort: 80 },
    ];
    expect(all(declared(ports))).toEqual([
      'http 8080 /metrics: port http-prom of container main',
      'https 8443 /metrics: the default of kubebuilder',
      'http 8443 /metrics: port https of container main',
      'http 80 /metrics: port http of container main',
    ]);
  });

  test('of Services tell, by number or name of the port behind them', () => {
    const service = (name: string, port: JsonObject) =>
      objectOf('v1', 'Service', { metadata: { name }, spec: { selector: LABELS, ports: [port] } });
    const https = { name: 'https', port: 8443, targetPort: 8444 };
    expect(first(declared([], [service('x-controller-manager-metrics-service', https)]))).toBe(
      'https 8444 /metrics: port https of Service x-controller-manager-metrics-service',
    );
    const named = { name: 'http-metrics', port: 80, targetPort: 'm' };
    expect(first(declared([{ name: 'm', containerPort: 9100 }], [service('x', named)]))).toBe(
      'http 9100 /metrics: port http-metrics of Service x',
    );
    expect(found(declared([], [service('x', named)]))).toEqual([]);
    expect(first(declared([], [service('x', { name: 'metrics', port: 9101 })]))).toMatch(/^http 9101/);
  });
});

describe('monitors of the Prometheus Operator', () => {
  const service = objectOf('v1', 'Service', {
    metadata: { name: 'front', labels: { team: 'a' } },
    spec: { selector: LABELS, ports: [{ name: 'https', port: 443, targetPort: 8443 }] },
  });
  const monitor = (kind: string, spec: JsonObject, namespace = 'shop') =>
    objectOf('monitoring.coreos.com/v1', kind, { metadata: { name: 'watch', namespace }, spec });
  const at = (object: KubeObject) =>
    found({
      pod: podOf([{ name: 'main', ports: [{ name: 'm', containerPort: 9100 }] }]),
      framework: 'unknown',
      services: [service],
      monitors: [object],
    });

  test('a ServiceMonitor leads through the Services that it selects', () => {
    const endpoints = [{ port: 'https', path: '/x', scheme: 'HTTPS' }, { targetPort: 'm' }, { port: 'other' }];
    const selector = { matchLabels: { team: 'a' } };
    expect(at(monitor('ServiceMonitor', { selector, endpoints }))).toEqual([
      'https 8443 /x: ServiceMonitor shop/watch',
      'http 9100 /metrics: ServiceMonitor shop/watch',
      'http 8443 /metrics: port https of Service front',
    ]);
    const other = { matchLabels: { team: 'b' } };
    expect(at(monitor('ServiceMonitor', { selector: other, endpoints }))).not.toContainEqual(
      expect.stringContaining('Monitor'),
    );
  });

  test('a PodMonitor leads to the ports of the pods that it selects', () => {
    const spec = { selector: { matchLabels: LABELS }, podMetricsEndpoints: [{ port: 'm' }, { portNumber: 7 }] };
    expect(at(monitor('PodMonitor', spec)).slice(0, 2)).toEqual([
      'http 9100 /metrics: PodMonitor shop/watch',
      'http 7 /metrics: PodMonitor shop/watch',
    ]);
  });

  test('of another namespace count where they look into this one', () => {
    const spec = { selector: {}, podMetricsEndpoints: [{ port: 'm' }] };
    const looking = (namespaceSelector: JsonObject) =>
      at(monitor('PodMonitor', { ...spec, namespaceSelector }, 'monitoring'))[0];
    expect(looking({})).toMatch(/Service front$/);
    expect(looking({ any: true })).toMatch(/PodMonitor monitoring\/watch$/);
    expect(looking({ matchNames: ['shop'] })).toMatch(/PodMonitor/);
    expect(looking({ matchNames: ['other'] })).toMatch(/Service front$/);
  });
});

describe('where nothing is said', () => {
  const bare = (framework: EndpointFacts['framework'], container: JsonObject = {}): EndpointFacts => ({
    pod: podOf([{ name: 'main', ...container }]),
    framework,
  });

  test('the defaults of controller-runtime and of its scaffold are tried, and it is said that they are guesses', () => {
    const facts = bare('controller-runtime');
    expect(all(facts)).toEqual([
      'http 8080 /metrics: the default of controller-runtime',
      'https 8443 /metrics: the default of kubebuilder',
    ]);
    expect(lack(facts)).toMatch(/^neither flags, ports, .* say where metrics are served$/);
    expect(lack(ofManager(['--metrics-addr=:1']))).toBeUndefined();
  });

  test('a Java operator is asked where Quarkus and Spring Boot have their pages, as its variables say', () => {
    expect(all(bare('josdk'))).toEqual([
      'http 8080 /q/metrics: the default of Quarkus',
      'http 9000 /q/metrics: the default of Quarkus',
      'http 8080 /actuator/prometheus: the default of Spring Boot',
      'http 8080 /metrics: the default of Java operators',
    ]);
    const env = (name: string, value: string) => ({ name, value });
    const quarkus = [env('QUARKUS_MANAGEMENT_ENABLED', 'true'), env('QUARKUS_MANAGEMENT_PORT', '9001')];
    expect(all(bare('josdk', { env: quarkus }))[0]).toBe(
      'http 9001 /q/metrics: variable QUARKUS_MANAGEMENT_PORT=9001 of container main',
    );
    expect(all(bare('josdk', { env: [env('MANAGEMENT_SERVER_PORT', '8081')] }))[0]).toMatch(
      /^http 8081 \/actuator\/prometheus/,
    );
    const ports = [{ name: 'management', containerPort: 9500 }];
    expect(all(bare('josdk', { ports }))).toContain('http 9500 /q/metrics: port management of container main');
  });

  test('kopf and kube-rs have none', () => {
    expect(all(bare('kopf'))).toEqual([]);
    expect(lack(bare('kopf'))).toBe('kopf has no metrics');
    expect(lack(bare('kube-rs'))).toBe('kube-rs has no metrics');
    expect(all(bare('kopf', { ports: [{ name: 'metrics', containerPort: 8000 }] }))).not.toEqual([]);
  });

  test('known operators are asked where they are known to serve', () => {
    const workload = (image: string) =>
      objectOf('apps/v1', 'Deployment', { spec: { template: { spec: { containers: [{ name: 'main', image }] } } } });
    const first = (image: string) =>
      all({ pod: podOf([{ name: 'main', image }]), framework: 'unknown', workload: workload(image) })[0];
    expect(first('quay.io/jetstack/cert-manager-controller:v1')).toBe(
      'http 9402 /metrics: the default of cert-manager',
    );
    expect(first('example.com/metacontrollerio/metacontroller')).toMatch(/^http 9999/);
    expect(first('example.com/cluster-api/cluster-api-controller:v1')).toMatch(/^https 8443/);
    expect(first('example.com/flant/shell-operator:v1')).toBe('http 9115 /metrics: the default of shell-operator');
  });

  test('variables tell', () => {
    expect(found(bare('unknown', { env: [{ name: 'METRICS_PROMETHEUS_PORT', value: '9095' }] }))).toEqual([
      'http 9095 /metrics: variable METRICS_PROMETHEUS_PORT=9095 of container main',
    ]);
  });
});

test('a pod that names a thousand ports is not asked a thousand times', () => {
  const ports = Array.from({ length: 1000 }, (_, index) => ({ name: `metrics-${index}`, containerPort: index + 1 }));
  expect(all({ pod: podOf([{ name: 'main', ports }]), framework: 'unknown' }).length).toBeLessThan(50);
});
