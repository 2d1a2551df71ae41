import type { ControlPlaneHandle } from './handle.ts';

const API_VERSION = 'kwok.x-k8s.io/v1alpha1';

/** A pod on a fake node. */
export interface PodReference {
  readonly namespace: string;
  readonly pod: string;
}

/** Where a container's log comes from: files of CRI log lines (see criLine). */
export interface PodLogs extends PodReference {
  readonly container: string;
  readonly file: string;
  /** What `kubectl logs --previous` shows. */
  readonly previousFile?: string;
}

/** Lets `kubectl logs` of a pod read a file; `-f` follows it. */
export async function podLogsFromFile(plane: ControlPlaneHandle, logs: PodLogs): Promise<void> {
  const previous = logs.previousFile === undefined ? {} : { previousLogsFile: logs.previousFile };
  await plane.apply({
    apiVersion: API_VERSION,
    kind: 'Logs',
    metadata: { name: logs.pod, namespace: logs.namespace },
    spec: { logs: [{ containers: [logs.container], logsFile: logs.file, ...previous }] },
  });
}

/** A port of a pod and the port of 127.0.0.1 that serves it. */
export interface ForwardedPort {
  readonly podPort: number;
  readonly localPort: number;
}

/** Lets port-forwards to a pod reach local ports; replaces what was said of the pod before. */
export async function portForward(
  plane: ControlPlaneHandle,
  target: PodReference,
  ports: readonly ForwardedPort[],
): Promise<void> {
  await plane.apply({
    apiVersion: API_VERSION,
    kind: 'PortForward',
    metadata: { name: target.pod, namespace: target.namespace },
    spec: {
      forwards: ports.map(({ podPort, localPort }) => ({
        ports: [podPort],
        target: { port: localPort, address: '127.0.0.1' },
      })),
    },
  });
}
