import { expect, test } from 'vitest';
import { deployment, factsOf } from './facts.fixture.ts';
import { frameworkOf } from './framework.ts';

const framework = (container: string) => {
  const text = deployment('a', 'x').replace(
    /containers: \[\{name: manager, image: "[^"]*"\}\]/,
    `containers: [{name: c, ${container}}]`,
  );
  const [workload] = factsOf(text).workloads;
  return workload && frameworkOf(workload, undefined, []);
};

test.each([
  ['args: [--leader-elect, "--metrics-bind-address=:8443"]', 'controller-runtime'],
  ['args: ["-zap-log-level=debug"]', 'controller-runtime'],
  ['command: [kopf, run, --all-namespaces, /src/handlers.py]', 'kopf'],
  ['command: [/bin/sh, -c, "/usr/local/bin/kopf run main.py"]', 'kopf'],
  ['args: [run, /src/clerk.py, "--liveness=http://0.0.0.0:8080/healthz"]', 'kopf'],
  ['image: "ghcr.io/nolar/kopf:1.37"', 'kopf'],
  ['args: [run, main.py]', 'unknown'],
  ['image: "quay.io/operator-framework/ansible-operator:v1.36.1", args: [--leader-elect]', 'ansible-operator'],
  ['env: [{name: ANSIBLE_GATHERING, value: explicit}], args: [--leader-elect]', 'ansible-operator'],
  ['image: "quay.io/operator-framework/helm-operator:v1.36.1"', 'helm-operator'],
  ['env: [{name: QUARKUS_OPERATOR_SDK_NAMESPACES, value: JOSDK_ALL_NAMESPACES}]', 'josdk'],
  ['command: [java, -jar, app.jar]', 'unknown'],
  ['args: [--kopf-running]', 'unknown'],
])('%s', (container, expected) => {
  expect(framework(container)).toBe(expected);
});

test('notes that kopf keeps on custom resources tell of it, however it is started', () => {
  const [workload] = factsOf(deployment('a', 'x')).workloads;
  expect(workload && frameworkOf(workload, undefined, [{ kopf: true }])).toBe('kopf');
});
