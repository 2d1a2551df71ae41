import type { EndpointCount } from '../objects/endpoints.ts';
import type { Gap } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';

/** How much a piece of evidence counts for its claim. */
export type Weight = 'strong' | 'medium' | 'weak';

/** One observation behind a claim about an operator. */
export interface OperatorEvidence {
  /** What was seen, in one line; may hold cluster data: sanitised only where it is drawn. */
  readonly text: string;
  readonly source: OperatorEvidenceSource;
  readonly weight: Weight;
}

/** Where evidence about operators comes from. */
export type OperatorEvidenceSource =
  | 'csv'
  | 'webhook'
  | 'conversion-webhook'
  | 'rbac'
  | 'managed-fields'
  | 'lease'
  | 'labels'
  | 'owner-reference'
  | 'environment'
  | 'operator-group'
  | 'known-operator'
  | 'image'
  /** The name of a finalizer, or what the table of finalizers says of it. */
  | 'finalizer';

/** The workload that runs an operator. */
export interface OperatorWorkload {
  /** Deployment, StatefulSet or DaemonSet, read whole. */
  readonly object: KubeObject;
  /** Its pods, read whole, in order of name; empty where there are none. */
  readonly pods: readonly KubeObject[];
  /** Desired pods: spec.replicas (1 where absent); of a DaemonSet status.desiredNumberScheduled. */
  readonly desired: number;
  /** Pods whose condition Ready is True; where no pods were read, as many as the workload's status says. */
  readonly ready: number;
}

/** How an operator came to the cluster. */
export type Installation =
  | {
      readonly kind: 'olm-v0';
      readonly csv: string;
      readonly subscription: OlmSubscription | undefined;
    }
  | { readonly kind: 'olm-v1'; readonly clusterExtension: string; readonly version: string | undefined }
  | { readonly kind: 'helm'; readonly release: string; readonly namespace: string }
  | { readonly kind: 'flux' | 'argo'; readonly name: string; readonly namespace: string | undefined }
  | { readonly kind: 'kustomize' | 'manifests' };

/** What an OLM Subscription says. */
export interface OlmSubscription {
  readonly name: string;
  readonly namespace: string;
  readonly package: string;
  readonly channel: string | undefined;
  /** `Automatic` or `Manual`. */
  readonly approval: string;
  readonly installedCsv: string | undefined;
  /** The newest in the channel, where it differs from the installed one. */
  readonly availableCsv: string | undefined;
  /** status.state: `AtLatestKnown`, `UpgradePending` (with Manual approval it waits for a person) and others. */
  readonly state: string | undefined;
  /** The InstallPlan of the state, which is what a person approves. */
  readonly installPlan: string | undefined;
  readonly catalog: {
    readonly name: string;
    readonly namespace: string;
    /** undefined where neither the Subscription nor the CatalogSource says. */
    readonly healthy: boolean | undefined;
    /** The state of the CatalogSource's connection, such as READY or TRANSIENT_FAILURE. */
    readonly connection: string | undefined;
  };
}

/** The framework an operator is written with. */
export type Framework =
  | 'controller-runtime'
  | 'josdk'
  | 'kopf'
  | 'kube-rs'
  | 'ansible-operator'
  | 'helm-operator'
  | 'unknown';

/** A Lease that an operator elects its leader with. */
export interface LeaderElection {
  /** The Lease, read whole. */
  readonly lease: KubeObject;
  /** spec.holderIdentity; '' where it was released. */
  readonly holder: string;
  /** The holder's pod where one of the operator's pods fits; undefined where none does. */
  readonly pod: KubeObject | undefined;
  /** Milliseconds since the epoch. */
  readonly renewTime: number | undefined;
  readonly acquireTime: number | undefined;
  readonly durationSeconds: number | undefined;
  readonly transitions: number | undefined;
  /** renewTime plus duration and a margin lies in the past of the reader's clock: nobody renews it. */
  readonly expired: boolean;
}

/** A type that an operator serves, and how that is known. */
export interface ServedType {
  /** `redisclusters.cache.example.com` */
  readonly type: string;
  readonly evidence: readonly OperatorEvidence[];
  /** The strongest weight among the evidence. */
  readonly weight: Weight;
}

/** Which namespaces an operator watches. */
export type WatchScope =
  | { readonly kind: 'all'; readonly evidence: readonly OperatorEvidence[] }
  | {
      readonly kind: 'namespaces';
      readonly namespaces: readonly string[];
      readonly evidence: readonly OperatorEvidence[];
    }
  | { readonly kind: 'unknown' };

/** A webhook that an operator answers. */
export interface OperatorWebhook {
  readonly kind: 'validating' | 'mutating' | 'conversion';
  /** Name of the configuration object, or of the CRD. */
  readonly configuration: string;
  /** Name of the webhook in it; that of the CRD for conversion. */
  readonly name: string;
  readonly service: { readonly namespace: string; readonly name: string } | undefined;
  /** What the API server does where it does not answer; without an answer nothing can be converted. */
  readonly failurePolicy: 'Fail' | 'Ignore';
  /** Who is behind the Service; undefined where EndpointSlices were not read. */
  readonly endpoints: EndpointCount | undefined;
  /** clientConfig.caBundle: PEM in base64, as it stands there; undefined where there is none. */
  readonly caBundle: string | undefined;
}

/** One operator: a workload that serves custom resources. */
export interface Operator {
  readonly name: string;
  readonly namespace: string;
  /** Id of the operator that it was recognised as, such as `cert-manager`; undefined or absent for all others. */
  readonly known?: string | undefined;
  /** undefined where only traces of it are left, such as a CSV whose Deployment is gone. */
  readonly workload: OperatorWorkload | undefined;
  /** Workloads that belong to it and serve no type themselves, such as those that answer its webhooks. */
  readonly companions: readonly OperatorWorkload[];
  readonly serviceAccount: string | undefined;
  readonly version: string | undefined;
  readonly installation: Installation;
  readonly framework: Framework;
  readonly leaderElection: LeaderElection | undefined;
  readonly serves: readonly ServedType[];
  readonly watches: WatchScope;
  readonly webhooks: readonly OperatorWebhook[];
  /** Field managers under which it writes (managedFields): as its Lease shows, and the names of its workload and program. */
  readonly managers: readonly string[];
  /** All evidence that it is an operator, strongest first. */
  readonly evidence: readonly OperatorEvidence[];
  /** Sources that contradict each other, in one line each. */
  readonly contradictions: readonly string[];
}

/** All operators of a cluster, and the types that none of them seems to serve. */
export interface OperatorInventory {
  /** In order of namespace and name. */
  readonly operators: readonly Operator[];
  /**
   * Workloads of which nothing tells that they are operators, where what would tell could not be read (hidesOperators):
   * their names may still be those under which somebody writes. Absent or empty where everything was read.
   */
  readonly unclaimed?: readonly Operator[];
  /** `plural.group` of CRDs that nobody seems to serve. */
  readonly unserved: readonly string[];
  /** What could not be read and so may be missing. */
  readonly gaps: readonly Gap[];
}
