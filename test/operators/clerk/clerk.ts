import { join } from 'node:path';
import type { DeployedProcess } from '../../control-plane/deployed-process.ts';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { freePort } from '../../control-plane/ports.ts';
import { ensurePython } from '../../control-plane/python-environment.ts';
import { runAsDeployment } from '../../control-plane/run-as-deployment.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { definitionOf, pathOfCustom } from '../keeper/custom-type.ts';
import { OBJECT_VERBS, permissionsOf } from '../keeper/permissions.ts';
import { frameworkPermissions, peeringDefinition, peeringOf } from './kopf-objects.ts';
import { LETTERS } from './letters.ts';

/** The port of its pod that tells whether it lives; a port-forward reaches it. */
export const LIVENESS_POD_PORT = 8080;

/** How to start a clerk. */
export interface ClerkOptions {
  /** Of its Deployment and ServiceAccount; made where it is missing. `post-system` where absent. */
  readonly namespace?: string;
  /** Of its Deployment and ServiceAccount; `clerk` where absent. */
  readonly name?: string;
  /** The namespaces whose letters it delivers; all where absent. */
  readonly watchNamespaces?: readonly string[];
  /** Seconds after which it tries again after an arbitrary exception; 60, as kopf has it, where absent. */
  readonly backoff?: number;
  /** Whether what it logs of a letter becomes an Event, too. */
  readonly events?: boolean;
  /**
   * The KopfPeering in its one watched namespace by which it finds others that serve the same; where absent, it has no
   * peers (--standalone).
   */
  readonly peering?: { readonly name: string; readonly priority: number };
}

/** A clerk that this process runs. */
export interface Clerk {
  readonly namespace: string;
  readonly name: string;
  /** The process that its Deployment stands for: its pod now, its end, kill, restart. */
  readonly deployed: DeployedProcess;
  /** What its liveness endpoint answers. */
  liveness(): Promise<string>;
  /** Ends the process; the cluster keeps its objects. */
  stop(): Promise<void>;
}

/**
 * Installs the definition of letters and starts an operator for them, made with kopf; resolves when it watches. Any
 * number can run on a control plane, which has to run kwok; they had better watch different namespaces. The first start
 * on a machine fetches kopf: Python (3.11) is needed. It has no metrics: kopf has none.
 */
export async function startClerk(plane: ControlPlaneHandle, options: ClerkOptions = {}): Promise<Clerk> {
  const { namespace = 'post-system', name = 'clerk', peering, watchNamespaces } = options;
  const python = await ensurePython(join(import.meta.dirname, 'requirements.txt'), 'kopf');
  await plane.apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    ...permissionsOf({ namespace, name, serves: LETTERS }, OBJECT_VERBS),
    ...frameworkPermissions(namespace, name),
    definitionOf(LETTERS),
    peeringDefinition(),
  ]);
  const all = pathOfCustom(LETTERS, undefined);
  await waitFor(`${all} to be served`, async () => (await plane.request(`${all}?limit=1`)).status === 200);
  if (peering !== undefined) {
    const peerings = (watchNamespaces ?? []).map((watched) => peeringOf(watched, peering.name));
    await waitFor('peerings to be served', () => plane.apply(peerings).then(() => true));
  }
  const port = await freePort();
  const flags = flagsOf(options);
  const deployed = await runAsDeployment(plane, {
    namespace,
    name,
    serviceAccount: name,
    container: 'operator',
    image: 'example.com/clerk:v0.1.0',
    env: {
      ...(options.backoff === undefined ? {} : { CLERK_BACKOFF: String(options.backoff) }),
      ...(options.events === true ? { CLERK_EVENTS: 'true' } : {}),
    },
    args: ['run', '/src/clerk.py', `--liveness=http://0.0.0.0:${LIVENESS_POD_PORT}/healthz`, ...flags],
    command: [
      python,
      ...['-B', '-u', '-m', 'kopf', 'run', join(import.meta.dirname, 'clerk.py')],
      `--liveness=http://127.0.0.1:${port}/healthz`,
      ...flags,
    ],
    ports: [{ name: 'liveness', podPort: LIVENESS_POD_PORT, localPort: port }],
  });
  const liveness = async (): Promise<string> => (await fetch(`http://127.0.0.1:${port}/healthz`)).text();
  try {
    const isUp = async (): Promise<boolean> => !deployed.process.running || (await liveness()) !== '';
    await waitFor(`${name} to start`, isUp);
    if (!deployed.process.running) throw new Error('it has ended');
  } catch (error) {
    const log = deployed.process.log();
    await deployed.stop();
    throw new Error(`the clerk did not start: ${String(error)}\n${log}`, { cause: error });
  }
  return { namespace, name, deployed, liveness, stop: () => deployed.stop() };
}

function flagsOf({ peering, watchNamespaces }: ClerkOptions): string[] {
  return [
    ...(watchNamespaces === undefined ? ['--all-namespaces'] : watchNamespaces.map((each) => `--namespace=${each}`)),
    ...(peering === undefined ? ['--standalone'] : [`--peering=${peering.name}`, `--priority=${peering.priority}`]),
  ];
}
