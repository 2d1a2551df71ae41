import { type JsonObject, stringAt } from '../../objects/json.ts';
import type { Framework } from '../model.ts';
import { variablesOf } from './container-words.ts';
import type { MetricsEndpoint } from './endpoint.ts';
import { listenPort } from './port.ts';

const NAMES = /^(METRICS|PROMETHEUS|METRICS_PROMETHEUS|SHELL_OPERATOR_LISTEN)_(PORT|ADDR|ADDRESS|BIND_ADDRESS)$/;

/** Where a container's variables say: METRICS_PORT of Karpenter, METRICS_PROMETHEUS_PORT of Knative and the like. */
export function fromVariables(container: JsonObject): MetricsEndpoint[] {
  return [...variablesOf(container)].flatMap(([name, value]): MetricsEndpoint[] => {
    const port = NAMES.test(name) ? listenPort(value) : undefined;
    if (port === undefined || port === 'off') return [];
    const from = {
      kind: 'variable',
      container: stringAt(container, 'name') ?? '',
      variable: `${name}=${value}`,
    } as const;
    return [{ port, path: '/metrics', scheme: 'http', from }];
  });
}

/** Pages of Java's frameworks: https://quarkus.io/guides/telemetry-micrometer and Spring Boot's actuator. */
const QUARKUS = '/q/metrics';
const SPRING = '/actuator/prometheus';

/** The paths at which an operator of a framework may have its metrics. */
export function metricsPaths(framework: Framework): readonly string[] {
  return framework === 'josdk' ? ['/metrics', QUARKUS, SPRING] : ['/metrics'];
}

/**
 * Where Java's frameworks serve metrics: Quarkus on its HTTP port (8080), or on 9000 with quarkus.management.enabled;
 * Spring Boot on its server's port unless management.server.port says otherwise. Properties are read as variables
 * (https://quarkus.io/guides/config-reference, MicroProfile's mapping).
 */
export function fromJava(container: JsonObject): MetricsEndpoint[] {
  const variables = variablesOf(container);
  const at = (path: string, framework: string, port: number, variable?: string): MetricsEndpoint => {
    const given = variable === undefined ? undefined : variables.get(variable);
    const told = given === undefined ? undefined : listenPort(given);
    if (told === undefined || told === 'off') {
      return { port, path, scheme: 'http', from: { kind: 'default', of: framework } };
    }
    const name = stringAt(container, 'name') ?? '';
    const from = { kind: 'variable', container: name, variable: `${variable}=${given}` } as const;
    return { port: told, path, scheme: 'http', from };
  };
  const managed = variables.get('QUARKUS_MANAGEMENT_ENABLED') === 'true';
  const management = at(QUARKUS, 'Quarkus', 9000, 'QUARKUS_MANAGEMENT_PORT');
  const pages = at(QUARKUS, 'Quarkus', 8080, 'QUARKUS_HTTP_PORT');
  const quarkus = managed ? [management, pages] : [pages, management];
  const separate = variables.has('MANAGEMENT_SERVER_PORT');
  const spring = [at(SPRING, 'Spring Boot', 8080, separate ? 'MANAGEMENT_SERVER_PORT' : 'SERVER_PORT')];
  const isSpring = [...variables.keys()].some((name) => /^(SPRING|MANAGEMENT)_/.test(name));
  return [...(isSpring ? [...spring, ...quarkus] : [...quarkus, ...spring]), at('/metrics', 'Java operators', 8080)];
}
