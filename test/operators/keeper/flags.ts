import type { CustomType } from './custom-type.ts';

/** What a keeper looks after, and how. */
export interface KeeperSpec {
  readonly namespace: string;
  /** Of its Deployment, ServiceAccount and field manager. */
  readonly name: string;
  readonly serves: CustomType;
  /** What it puts on objects, and takes off again when they are deleted. */
  readonly finalizer: string;
  /** The namespaces it watches, shown as WATCH_NAMESPACE; all where absent. */
  readonly watchNamespaces?: readonly string[];
  readonly labelSelector?: string;
  /** Objects with another spec.className are not its affair. */
  readonly className?: string;
  /** An annotation, or a field such as `spec.paused`, that tells it to leave an object alone. */
  readonly pausedBy?: string;
  /** Someone else's finalizer, which it takes off live objects whenever it sees it. */
  readonly opposes?: string;
  /** Makes objects anew when they have gone. */
  readonly recreate?: boolean;
  /**
   * Seconds for which others wait for a holder that is silent; 30 unless told otherwise. It ends where it cannot renew for
   * 20 of them, or one less than there are, and gives the Lease back where it is told to end.
   */
  readonly leaseSeconds?: number;
  readonly image?: string;
  /** Labels of the node that its pods have to be on, found by a scheduler; any where absent. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Labels of its Deployment and pods, besides `app.kubernetes.io/name`; those of kubebuilder's scaffold where absent. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The name of its Lease, in its namespace. */
export function leaseOf({ name, serves }: KeeperSpec): string {
  return `${name}.${serves.group}`;
}

/** The flags it is started with, of options.go. */
export function keeperFlags(spec: KeeperSpec): string[] {
  const { serves, leaseSeconds = 30 } = spec;
  const optional = {
    'label-selector': spec.labelSelector,
    class: spec.className,
    'paused-by': spec.pausedBy,
    opposes: spec.opposes,
  };
  return [
    '--leader-elect',
    `--leader-election-id=${leaseOf(spec)}`,
    `--lease-duration=${leaseSeconds}s`,
    `--renew-deadline=${Math.min(20, leaseSeconds - 1)}s`,
    '--retry-period=1s',
    '--release-on-cancel',
    `--name=${spec.name}`,
    `--group=${serves.group}`,
    `--version=${serves.version}`,
    `--kind=${serves.kind}`,
    `--finalizer=${spec.finalizer}`,
    ...(spec.recreate === true ? ['--recreate'] : []),
    ...Object.entries(optional).flatMap(([flag, value]) => (value === undefined ? [] : [`--${flag}=${value}`])),
  ];
}
