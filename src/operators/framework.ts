import { objectsAt, stringAt, stringsAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { containersOf } from '../objects/workload.ts';
import type { Framework, LeaderElection } from './model.ts';
import type { Tally } from './tally.ts';

/**
 * The framework that an operator is written with, by how it is started; `unknown` where nothing tells.
 * - kopf: `kopf run` is its only way to start but by embedding (kopf docs, cli.rst), and an image may have it as its entry
 *   point; it keeps notes on what it serves
 * - Ansible and Helm operators: images and binaries of operator-framework/ansible-operator-plugins and
 *   helm-operator-plugins; watches.yaml is their configuration
 * - JOSDK: the JVM's variables and commands; a JVM alone is no proof, so only with QUARKUS_ or JAVA_OPERATOR_SDK
 * - controller-runtime: the flags that kubebuilder scaffolds (cmd/main.go), the name that it gives the Lease, and the form of a
 *   Lease's holder
 */
export function frameworkOf(
  workload: KubeObject,
  election: LeaderElection | undefined,
  tallies: readonly Pick<Tally, 'kopf'>[],
): Framework {
  const containers = containersOf(workload);
  const commands = containers.map((container) =>
    [...stringsAt(container, 'command'), ...stringsAt(container, 'args')].join(' '),
  );
  const images = containers.map((container) => stringAt(container, 'image') ?? '');
  const variables = containers.flatMap((container) =>
    objectsAt(container, 'env').map((variable) => stringAt(variable, 'name') ?? ''),
  );
  const anyOf = (texts: readonly string[], pattern: RegExp) => texts.some((text) => pattern.test(text));
  if (anyOf(commands, KOPF) || anyOf(images, /(^|\/)kopf([:@]|$)/) || tallies.some(({ kopf }) => kopf)) return 'kopf';
  if (
    anyOf(images, /\/ansible-operator\b/) ||
    anyOf(commands, /(^|[\s/])ansible-operator\b/) ||
    anyOf(variables, /^ANSIBLE_(GATHERING|OPERATOR_|VERBOSITY)/)
  )
    return 'ansible-operator';
  if (anyOf(images, /\/helm-operator\b/) || anyOf(commands, /(^|[\s/])helm-operator\b/)) return 'helm-operator';
  if (anyOf(variables, /^(JAVA_OPERATOR_SDK|QUARKUS_OPERATOR_SDK)/)) return 'josdk';
  if (anyOf(commands, CONTROLLER_RUNTIME_FLAGS) || isControllerRuntimeLease(election)) return 'controller-runtime';
  return 'unknown';
}

/** `kopf run`, or its arguments alone where the image's entry point is kopf: a file of Python and flags that only it has. */
const KOPF = /(^|[\s/])kopf run\b|^run (?=.*\.py\b).*--(liveness|peering|standalone|all-namespaces)\b/;

const CONTROLLER_RUNTIME_FLAGS =
  /(^|\s)--?(leader-elect|enable-leader-election|leader-election-id|metrics-bind-address|metrics-addr|health-probe-bind-address|health-probe-addr|zap-(log-level|devel|encoder|stacktrace-level|time-encoding))\b/;

/**
 * Held by a host name, `_` and a UUID (controller-runtime pkg/leaderelection/leader_election.go), or named with eight
 * hexadecimal digits and a domain (kubebuilder pkg/plugins/golang/v4, LeaderElectionID).
 */
function isControllerRuntimeLease(election: LeaderElection | undefined): boolean {
  if (election === undefined) return false;
  const { holder, lease } = election;
  return /_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(holder) || /^[0-9a-f]{8}\./.test(lease.metadata.name);
}
