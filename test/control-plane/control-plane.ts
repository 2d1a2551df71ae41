import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApiServer } from './api-server.ts';
import { type Binaries, ensureBinaries } from './binaries.ts';
import { startControllerManager } from './controller-manager.ts';
import { type Credentials, writeCredentials } from './credentials.ts';
import { startEtcd } from './etcd.ts';
import { forgetFolder, watchFolder } from './guard.ts';
import { type ControlPlaneHandle, connect } from './handle.ts';
import { freePorts } from './ports.ts';
import type { ManagedProcess } from './process.ts';
import { requester } from './request.ts';
import { waitForAnswer } from './wait.ts';

/** How to start a control plane. */
export interface ControlPlaneOptions {
  /**
   * A Kubernetes version other than the usual one, such as `1.32.2`; built where it is missing. Where none is given,
   * that of TEST_KUBERNETES_VERSION, if set.
   */
  readonly version?: string;
  /** How built-in objects are stored; JSON can be changed in etcd by hand. The default is the API server's: protobuf. */
  readonly storageMediaType?: 'application/json' | 'application/vnd.kubernetes.protobuf';
  readonly apiServerFlags?: readonly string[];
  readonly controllerManagerFlags?: readonly string[];
  /** False leaves controllers out: nothing collects garbage, no namespace is emptied. */
  readonly controllerManager?: boolean;
}

/** A control plane that this process runs. */
export interface ControlPlane extends ControlPlaneHandle {
  readonly processes: {
    readonly etcd: ManagedProcess;
    readonly apiServer: ManagedProcess;
    readonly controllerManager: ManagedProcess | undefined;
  };
  /** The API server's life. */
  readonly api: {
    /** Ends it without a word, with all its connections. */
    kill(): Promise<void>;
    /** Starts it anew at the same address where it has ended, with further flags; resolves when it is ready. */
    start(moreFlags?: readonly string[]): Promise<void>;
  };
  /** The controller manager's life; it throws where there is none. */
  readonly controllers: {
    /** Ends it without a word: its Lease, where it has one, goes on naming it. */
    kill(): Promise<void>;
    /** Starts it anew where it has ended; resolves when controllers are at work again. */
    start(): Promise<void>;
  };
  /** Stops everything in order (the API server hangs without etcd) and removes the folder. */
  stop(): Promise<void>;
}

const ATTEMPTS = 4;

/** Starts etcd, the API server and the controller manager in a folder of their own; resolves when all are at work. */
export async function startControlPlane(options: ControlPlaneOptions = {}): Promise<ControlPlane> {
  const binaries = await ensureBinaries(options.version ?? process.env.TEST_KUBERNETES_VERSION);
  for (let attempt = 1; ; attempt++) {
    const directory = mkdtempSync(join(tmpdir(), 'kubectl-operator-test-'));
    watchFolder(directory);
    const started: ManagedProcess[] = [];
    try {
      return await start(options, binaries, directory, started);
    } catch (error) {
      const logs = started.map((child) => `--- ${child.name}\n${child.log()}`).join('\n');
      await stopAll(started, directory);
      // Somebody else took a port between our finding it and a program's use of it.
      const collision = logs.includes('address already in use');
      if (!collision || attempt >= ATTEMPTS) throw new Error(`${String(error)}\n${logs}`, { cause: error });
    }
  }
}

async function start(
  options: ControlPlaneOptions,
  binaries: Binaries,
  directory: string,
  started: ManagedProcess[],
): Promise<ControlPlane> {
  const [clientPort = 0, peerPort = 0, apiPort = 0, controllerPort = 0] = await freePorts(4);
  const server = `https://127.0.0.1:${apiPort}`;
  const etcdEndpoint = `http://127.0.0.1:${clientPort}`;
  const etcd = startEtcd(binaries.etcd, directory, clientPort, peerPort);
  started.push(etcd);
  const credentials = await writeCredentials(directory, server);
  const startServer = async (moreFlags: readonly string[]): Promise<ManagedProcess> => {
    const process = startApiServer({
      binary: binaries.kubeApiserver,
      directory,
      port: apiPort,
      etcdEndpoint,
      storageMediaType: options.storageMediaType ?? 'application/vnd.kubernetes.protobuf',
      extraFlags: [...(options.apiServerFlags ?? []), ...moreFlags],
    });
    started.push(process);
    await ready(server, credentials, [etcd, process]);
    return process;
  };
  let apiServer = await startServer([]);

  const adminKubeconfig = join(directory, 'admin.kubeconfig');
  const handle = connect({ directory, server, etcdEndpoint, adminKubeconfig, binaries });
  let controllerManager: ManagedProcess | undefined;
  const startControllers = async (): Promise<void> => {
    controllerManager = startControllerManager({
      binary: binaries.kubeControllerManager,
      directory,
      port: controllerPort,
      kubeconfig: join(directory, 'kube-controller-manager.kubeconfig'),
      extraFlags: options.controllerManagerFlags ?? [],
    });
    started.push(controllerManager);
    await untilControllersWork(
      handle,
      started.filter((program) => program.running),
    );
  };
  if (options.controllerManager !== false) await startControllers();
  return {
    ...handle,
    processes: {
      etcd,
      get apiServer() {
        return apiServer;
      },
      get controllerManager() {
        return controllerManager;
      },
    },
    api: {
      async kill() {
        apiServer.kill('SIGKILL');
        await apiServer.exited;
      },
      async start(moreFlags = []) {
        if (!apiServer.running) apiServer = await startServer(moreFlags);
      },
    },
    controllers: {
      async kill() {
        if (controllerManager === undefined) throw new Error('this control plane has no controller manager');
        controllerManager.kill('SIGKILL');
        await controllerManager.exited;
      },
      async start() {
        if (controllerManager?.running !== true) await startControllers();
      },
    },
    async stop() {
      handle.disconnect();
      await stopAll(started, directory);
    },
  };
}

/** The ServiceAccount controller's work is the first sign that controllers run: it makes `default` again. */
async function untilControllersWork(handle: ControlPlaneHandle, programs: readonly ManagedProcess[]): Promise<void> {
  const path = '/api/v1/namespaces/default/serviceaccounts/default';
  await handle.request(path, { method: 'DELETE' });
  await waitForAnswer(handle.request, path, programs);
}

async function ready(server: string, credentials: Credentials, started: readonly ManagedProcess[]): Promise<void> {
  const ca = credentials.authority.certificate;
  const admin = requester(server, ca, credentials.admin);
  const controllerManager = requester(server, ca, credentials.controllerManager);
  try {
    await waitForAnswer(admin, '/readyz', started);
    // RBAC comes into force a moment after readyz, and the controller manager exits where it may not read this.
    const path = '/api/v1/namespaces/kube-system/configmaps/extension-apiserver-authentication';
    await waitForAnswer(controllerManager, path, started);
  } finally {
    admin.close();
    controllerManager.close();
  }
}

async function stopAll(started: readonly ManagedProcess[], directory: string): Promise<void> {
  for (const child of [...started].reverse()) await child.stop();
  rmSync(directory, { recursive: true, force: true });
  forgetFolder(directory);
}
