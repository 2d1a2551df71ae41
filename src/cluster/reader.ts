import type { AccountName } from '../objects/account-name.ts';
import type { Answer, Gap } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import type { ResourceType } from '../objects/resource-type.ts';

/** Where the facts come from. */
export type ClusterSource =
  | { readonly kind: 'live'; readonly server: string; readonly context: string | undefined }
  | { readonly kind: 'capture'; readonly path: string; readonly format: 'capture' | 'must-gather' | 'yaml' };

/** The resource types a cluster serves, each at its preferred version, and what discovery could not tell. */
export interface Discovery {
  /** One entry a group and resource, at the group's preferred version (the order in which discovery gives them). */
  readonly types: readonly ResourceType[];
  /** Every served version of every type, `types` included: for `TYPE.VERSION.GROUP` and references by apiVersion. */
  readonly allVersions: readonly ResourceType[];
  /** Groups that did not answer, such as an aggregated API with nobody behind it. */
  readonly gaps: readonly Gap[];
  /** How a live server told it: all groups in one answer, or one request a group; undefined for captures. */
  readonly form?: 'aggregated' | 'by-group';
}

/** What a server says it is (`GET /version`, k8s.io/apimachinery pkg/version Info). */
export interface ServerVersion {
  /** Such as `v1.34.1`, or `v1.34.1-eks-abc`. */
  readonly gitVersion: string;
  /** Empty where the server does not say. */
  readonly gitCommit: string;
  /** GOOS/GOARCH; empty where the server does not say. */
  readonly platform: string;
}

/**
 * How much of each object is wanted. `managers` is metadata and, as `metadata.managedFields` of the body, who wrote which
 * fields; of a big type it costs a fraction of `whole`. Secrets are always read as metadata, whatever is asked.
 */
export type Detail = 'metadata' | 'managers' | 'whole';

/** A list of one type. */
export interface ListQuery {
  readonly type: ResourceType;
  /** undefined: all namespaces (or a cluster-scoped type). */
  readonly namespace?: string | undefined;
  readonly detail: Detail;
  readonly labelSelector?: string | undefined;
  readonly fieldSelector?: string | undefined;
  /**
   * Only objects that have owner references, that are Terminating, or that have finalizers: the others are counted and dropped at the border,
   * before they are parsed, which keeps a sweep of a big cluster fast and its memory flat. undefined: all.
   */
  readonly only?: 'owned' | 'terminating' | 'finalized' | undefined;
  /**
   * As things are now (a consistent read). Without it the API server answers from its cache, which can be behind, and
   * for a type that cannot be converted goes on telling what it knew: good for a look, not for what is to be certain.
   */
  readonly fresh?: boolean;
  /**
   * At most so many objects are asked for at a time (`limit` and `continue`), the next page when the one before has been
   * taken: for a reader that takes its time over each. Such a list is `fresh`. Where the continuation has expired (410)
   * it goes on with the token that the server offers for that, and says so in `inconsistent`. A capture gives pages of
   * any size.
   */
  readonly pageSize?: number;
  /** With `pageSize`: a server that is away or overrun is asked again for a page for two minutes, not seconds. */
  readonly patient?: boolean;
  /** Hand out each object's JSON as the server sent it, too: numbers beyond 2⁵³ and all annotations are in there alone. */
  readonly texts?: boolean;
}

/** A part of a list. */
export interface ObjectPage {
  readonly objects: readonly KubeObject[];
  /** Objects that the server sent and `only` left out. */
  readonly dropped: number;
  /** With `texts`: of each object, in their order. Secrets, and objects of a capture, have none. */
  readonly texts?: readonly string[];
  /** With `pageSize`: objects that come after this page, as the server estimates them; undefined where it does not say. */
  readonly remaining?: number | undefined;
  /**
   * With `pageSize`: true from the page on where the list had to go on at another state of the cluster than it began
   * with: an object that was made or renamed meanwhile may be missing from it.
   */
  readonly inconsistent?: boolean;
  /** With `pageSize`: the state of the type that the list tells of; a watch from there on tells all that came after. */
  readonly resourceVersion?: string;
}

/** One object by name. */
export interface GetQuery {
  readonly type: ResourceType;
  /** undefined for cluster-scoped types. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly detail: Detail;
  /** Hand out its JSON as the server sent it, too, as `ListQuery.texts` does. */
  readonly text?: boolean;
}

/** A change seen by a watch. */
export type WatchEvent =
  | { readonly kind: 'added' | 'modified' | 'deleted'; readonly object: KubeObject }
  /** With `positions`: all changes up to this resourceVersion have been told. */
  | { readonly kind: 'position'; readonly resourceVersion: string }
  /** The watch lost track (410, disconnect) and started again: whatever was known of this type is to be listed again. */
  | { readonly kind: 'restarted' }
  /** The watch cannot go on. */
  | { readonly kind: 'gap'; readonly gap: Gap };

/** A watch of one type; it begins with what happens after the call. */
export interface WatchQuery {
  readonly type: ResourceType;
  readonly namespace?: string | undefined;
  readonly detail: Detail;
  /** With it an object that no longer fits is told as `deleted`. */
  readonly labelSelector?: string | undefined;
  readonly fieldSelector?: string | undefined;
  /** Begins with what happened after this state, not after the call; where the server has forgotten it: `restarted`. */
  readonly resourceVersion?: string | undefined;
  /** Tell positions between changes (bookmarks), about one a minute. */
  readonly positions?: boolean;
  /** Called each time that the server has begun to watch. */
  readonly onOpen?: () => void;
}

/** A container's log. */
export interface LogQuery {
  readonly namespace: string;
  readonly pod: string;
  readonly container?: string | undefined;
  readonly previous?: boolean;
  /** At most this many lines from the end. */
  readonly tailLines?: number | undefined;
  /**
   * Each line begins with when the kubelet got it, to the nanosecond: many programs write no more than seconds. A capture
   * has the lines as they were captured.
   */
  readonly timestamps?: boolean;
}

/** May somebody do something? Asked with a SubjectAccessReview, or of oneself a SelfSubjectAccessReview (authorization.k8s.io/v1). */
export interface AccessQuery {
  /** `system:serviceaccount:NAMESPACE:NAME`; undefined: the user who runs the program. */
  readonly user: string | undefined;
  /** Of the user that is named. */
  readonly groups?: readonly string[];
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string | undefined;
  /** undefined: cluster-scoped, or in all namespaces. */
  readonly namespace: string | undefined;
  readonly name?: string | undefined;
}

/** What the cluster's authorizers say. */
export interface AccessVerdict {
  readonly allowed: boolean;
  /** The authorizers' own words; often empty. */
  readonly reason: string;
}

/** One object that a write is tried on, without writing. */
export interface ProbeQuery {
  readonly type: ResourceType;
  readonly namespace: string | undefined;
  readonly name: string;
}

/** What became of a write that was tried with dryRun=All, or refused. */
export type ProbeVerdict =
  | { readonly accepted: true }
  | {
      readonly accepted: false;
      /** HTTP status. */
      readonly status: number;
      /** `reason` of the Status, such as `Invalid`, `Forbidden`, `InternalError`; '' where there is none. */
      readonly reason: string;
      /** The server's own words. */
      readonly message: string;
    };

/** A page that a container serves, reached by a port-forward through the API server. */
export interface ScrapeQuery {
  readonly namespace: string;
  readonly pod: string;
  readonly port: number;
  /** With the query, where there is one: `/metrics?name[]=up`. */
  readonly path: string;
  readonly scheme: 'http' | 'https';
  /** The Accept header; undefined: Prometheus' text format. */
  readonly accept?: string;
  /** Sent to the pod as `Authorization: Bearer`. Without it nothing that proves who the user is goes to the pod. */
  readonly token?: string | undefined;
  /** Ends the wait. */
  readonly signal?: AbortSignal;
}

/** What a pod answered, whatever its status. Hostile like all that pods say. */
export interface ScrapedPage {
  /** HTTP status; redirects are not followed. */
  readonly status: number;
  readonly contentType: string | undefined;
  /** Unpacked. With another status than 200 what came at once, up to 64 KiB. */
  readonly body: Buffer;
  /**
   * When the answer began to come, in milliseconds since the epoch by the reader's clock (a page of metrics is gathered
   * before its first byte is sent). The differences between pages of one reader are those of the local clock.
   */
  readonly at: number;
}

/**
 * What may be asked of a cluster, live or captured. Every answer is data or a gap; nothing here throws for what a
 * cluster, a network or a file can do.
 */
export interface ClusterReader {
  readonly source: ClusterSource;
  /** The namespace to use where none is named: `-n`, else the context's, else `default`. */
  readonly defaultNamespace: string;
  /**
   * The time to judge ages by, in milliseconds since the epoch: for a live cluster now (the API server's clock where
   * its Date header was seen), for a capture the time at which it was taken.
   */
  now(): number;
  /**
   * Which types exist. Asked once, then remembered; `fresh` asks again, and what is learnt takes the remembered answer's
   * place. A capture never changes. The gap is of the kind `cluster`: nothing could be learnt.
   */
  discover(how?: { readonly fresh?: boolean }): Promise<Answer<Discovery>>;
  /** What the server says it is; of a capture, what it said then. */
  serverVersion(): Promise<Answer<ServerVersion>>;
  /** Pages through one type. A gap ends the iteration; pages before it remain valid. */
  list(query: ListQuery): AsyncIterable<Answer<ObjectPage>>;
  get(query: GetQuery): Promise<Answer<KubeObject>>;
  /** Changes of one type until the signal aborts. A capture has none: it answers one gap (`not-captured`). */
  watch(query: WatchQuery, signal: AbortSignal): AsyncIterable<WatchEvent>;
  podLog(query: LogQuery): Promise<Answer<string>>;
  /**
   * What the cluster's authorizers say. About others it takes a permission that few users have (create
   * subjectaccessreviews, of which the gap tells); about oneself everybody may ask. A capture cannot say: `not-captured`.
   */
  access(query: AccessQuery): Promise<Answer<AccessVerdict>>;
  /**
   * Tries a write of one object without writing, as the user who runs the program: a refusal that depends on who writes
   * may spare others. A gap where the server did not get as far as judging the object: the user may not patch it, it is
   * not there, no answer came. A capture cannot say: `not-captured`.
   */
  probe(query: ProbeQuery): Promise<Answer<ProbeVerdict>>;
  /**
   * What a pod answers to a GET, up to 64 MiB unpacked; any status is an answer. It is a gap where nothing was answered:
   * port-forwards are forbidden, nobody listens on the port, TLS fails, the time was up, the page is too big, the pod
   * is gone. Certificates of pods are not verified, as nobody could have signed them for us. The connection is kept for
   * a while: the next page of the same port comes without a new port-forward. A capture has no pods: `not-captured`.
   */
  scrape(query: ScrapeQuery): Promise<Answer<ScrapedPage>>;
  /**
   * The bearer token with which the user asks the API server, by kubeconfig or flags (token, token file, exec plugin,
   * OIDC). A gap where there is none, such as with a client certificate alone. It says who the user is, not whom the
   * user impersonates.
   */
  ownToken(): Promise<Answer<string>>;
  /**
   * A token of a ServiceAccount that is good for ten minutes (TokenRequest, authentication.k8s.io/v1), for the API
   * server's own audience. It takes the permission to create serviceaccounts/token, of which the gap tells.
   */
  accountToken(account: AccountName): Promise<Answer<string>>;
  /**
   * What an API server measures of itself, as Prometheus text: the samples of metrics with these names. One of several API
   * servers answers, for itself alone. It takes a permission of its own (get the path /metrics). A capture cannot say:
   * `not-captured`.
   */
  apiMetrics(names: readonly string[]): Promise<Answer<string>>;
  /** Ends connections; afterwards nothing keeps the process alive. */
  close(): Promise<void>;
}
