import type { BuiltInController } from '../knowledge/built-in-controller.ts';
import type { Permission } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import type { Operator } from '../operators/model.ts';

/**
 * A typed statement about something in the cluster that wants an explanation. Rules explain one kind of it, by a root
 * cause or by another symptom. Objects in it are read whole where a rule says so, else as metadata.
 */
export type Symptom =
  /** An object was asked to go and is still there. Read whole. */
  | { readonly kind: 'terminating'; readonly object: KubeObject }
  /** A finalizer of a Terminating object is not being removed. Object read whole. */
  | { readonly kind: 'finalizer'; readonly object: KubeObject; readonly finalizer: string }
  /** An operator should act on an object (remove its finalizer) and does not. Object read whole. */
  | {
      readonly kind: 'operator-passive';
      readonly operator: Operator;
      readonly object: KubeObject;
      readonly finalizer: string;
    }
  /** An operator needs a permission that its ServiceAccount lacks. */
  | { readonly kind: 'access-denied'; readonly operator: Operator; readonly permission: Permission }
  /**
   * A workload (Deployment, StatefulSet, DaemonSet; read whole) has no working pod. `runs` says what it runs, in a few
   * words: `operator redis-operator`, `Service shop/cache`. The same whoever needs it, so that it is explained once.
   */
  | { readonly kind: 'workload-down'; readonly workload: KubeObject; readonly runs: string }
  /**
   * A pod that should work does not: it is not Ready. Read whole, as is its workload; undefined for a pod of its own.
   * `runs` as of `workload-down`.
   */
  | {
      readonly kind: 'pod-down';
      readonly pod: KubeObject;
      readonly workload: KubeObject | undefined;
      readonly runs: string;
    }
  /** The API server refuses new pods of a workload; `message` is the server's own. */
  | {
      readonly kind: 'pods-refused';
      readonly workload: KubeObject;
      readonly message: string;
      readonly runs: string;
    }
  /** A node that something waits for gives no sign of life, or is gone. */
  | { readonly kind: 'node-down'; readonly node: string }
  /** A controller of Kubernetes itself should act on an object and does not. Object read whole. */
  | {
      readonly kind: 'controller-passive';
      readonly controller: BuiltInController;
      readonly object: KubeObject;
      readonly finalizer: string;
    }
  /**
   * A dependent stands in the way of its owner, which is Terminating and read whole: the garbage collector has not deleted
   * it (`foregroundDeletion`), or has not taken its owner reference off (`orphan`).
   */
  | {
      readonly kind: 'dependent-kept';
      readonly object: KubeObject;
      readonly owner: KubeObject;
      readonly finalizer: 'foregroundDeletion' | 'orphan';
    }
  /** An owner that is deleted in the foreground and that no dependent in its own namespace keeps. Read whole. */
  | { readonly kind: 'owner-kept'; readonly object: KubeObject }
  /** A Service that something depends on does not answer. `usedBy` says what, in a few words: `webhook x of y`. */
  | {
      readonly kind: 'service-down';
      readonly namespace: string;
      readonly name: string;
      readonly usedBy: string;
      /** The port of the Service that is called, where that is known. */
      readonly port?: number | undefined;
    }
  /** The API server cannot reach, or does not accept, an aggregated API; all versions of the group where none is named. */
  | { readonly kind: 'api-down'; readonly group: string; readonly version: string | undefined }
  /** Writes of an object are refused; `message` is the server's own. */
  | { readonly kind: 'writes-rejected'; readonly object: KubeObject; readonly status: number; readonly message: string }
  /** A webhook that has to answer before something goes on does not, or not as it should; `message` is the server's own. */
  | {
      readonly kind: 'webhook-failing';
      /** `webhook NAME of ValidatingWebhookConfiguration CONFIGURATION`, `conversion webhook of TYPE`. */
      readonly webhook: string;
      readonly service: { readonly namespace: string; readonly name: string; readonly port: number } | undefined;
      readonly message: string;
    }
  /** Objects of a type cannot be read; `message` is the server's own. */
  | { readonly kind: 'type-unreadable'; readonly type: string; readonly message: string }
  /** An object that is not being deleted, but that its user asks about. Read whole. */
  | { readonly kind: 'live'; readonly object: KubeObject };

export type { BuiltInController };

/** The kinds of symptoms. */
export type SymptomKind = Symptom['kind'];

/** A symptom of one kind. */
export type SymptomOf<K extends SymptomKind> = Extract<Symptom, { readonly kind: K }>;

/** `Namespace/Kind.group/name`: an object, in any place that needs a key. */
function objectKey({ type, metadata }: KubeObject): string {
  return `${metadata.namespace ?? ''}/${type.kind}.${type.group}/${metadata.name}`;
}

const KEYS: { readonly [K in SymptomKind]: (symptom: SymptomMap[K]) => string } = {
  terminating: ({ object }) => objectKey(object),
  finalizer: ({ object, finalizer }) => `${objectKey(object)} ${finalizer}`,
  'operator-passive': ({ operator, object, finalizer }) =>
    `${operator.namespace}/${operator.name} ${objectKey(object)} ${finalizer}`,
  'access-denied': ({ operator, permission: { verb, group, resource, namespace } }) =>
    `${operator.namespace}/${operator.name} ${verb} ${group}/${resource} ${namespace ?? ''}`,
  'workload-down': ({ workload }) => objectKey(workload),
  'pod-down': ({ pod }) => objectKey(pod),
  'pods-refused': ({ workload, message }) => `${objectKey(workload)} ${message}`,
  'node-down': ({ node }) => node,
  'controller-passive': ({ controller, object, finalizer }) => `${controller} ${objectKey(object)} ${finalizer}`,
  'dependent-kept': ({ object, owner, finalizer }) => `${objectKey(object)} ${finalizer} of ${objectKey(owner)}`,
  'owner-kept': ({ object }) => objectKey(object),
  'service-down': ({ namespace, name, port }) => `${namespace}/${name}:${port ?? ''}`,
  'api-down': ({ group, version }) => `${group}/${version ?? ''}`,
  'writes-rejected': ({ object, message }) => `${object.type.kind}.${object.type.group} ${message}`,
  'webhook-failing': ({ webhook }) => webhook,
  'type-unreadable': ({ type }) => type,
  live: ({ object }) => objectKey(object),
};

/** What makes a symptom the same as another: explained once, however many others lead to it. */
export function symptomKey<K extends SymptomKind>(symptom: SymptomMap[K]): string {
  return `${symptom.kind} ${KEYS[symptom.kind](symptom)}`;
}

/** Symptoms by kind, so that a function of the map and a symptom of the same kind find each other. */
type SymptomMap = { readonly [K in SymptomKind]: SymptomOf<K> & { readonly kind: K } };
